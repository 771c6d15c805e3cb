#!/bin/sh
# 每天备份一个 PostgreSQL 库，保留最近 KEEP 份，备份后立刻试读一次。
# 用法：backup.sh 库名 目录
set -eu
database=$1
folder=$2
keep=${KEEP:-14}
file="$folder/$database-$(date +%Y%m%d-%H%M%S).dump"
mkdir -p "$folder"
pg_dump --format=custom --file="$file.part" "$database"
pg_restore --list "$file.part" > /dev/null
mv "$file.part" "$file"
ls -1t "$folder/$database"-*.dump | tail -n +"$((keep + 1))" | while read -r old; do rm -- "$old"; done
echo "$file"
