#include <archive.h>
#include <archive_entry.h>
#include <iconv.h>
#include <locale.h>
#include "confine.h"
#include "scan.h"
