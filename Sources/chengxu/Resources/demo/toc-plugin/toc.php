<?php
/*
Plugin Name: 文章目录
Description: 给有三个以上小标题的文章在开头加一个目录。
Version: 2.0.1
License: GPL-2.0-or-later
Requires PHP: 7.4
*/
if (!defined('ABSPATH')) { exit; }

add_filter('the_content', function (string $content): string {
    if (!is_singular('post')) { return $content; }
    $items = [];
    $content = preg_replace_callback('/<h([23])([^>]*)>(.*?)<\/h\1>/su', function (array $m) use (&$items): string {
        $id = 'toc-' . (count($items) + 1);
        $items[] = [$m[1], $id, wp_strip_all_tags($m[3])];
        return "<h{$m[1]} id=\"{$id}\"{$m[2]}>{$m[3]}</h{$m[1]}>";
    }, $content);
    if (count($items) < 3) { return $content; }
    $list = '';
    foreach ($items as [$level, $id, $text]) {
        $list .= "<li class=\"toc-{$level}\"><a href=\"#{$id}\">" . esc_html($text) . '</a></li>';
    }
    return "<nav class=\"toc\" aria-label=\"目录\"><ol>{$list}</ol></nav>" . $content;
});
