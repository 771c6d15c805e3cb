// Loops over every byte of a file. They stand in C because an unoptimised build of Swift is many times too slow for them.
#ifndef CHENGXU_SCAN_H
#define CHENGXU_SCAN_H

#include <stddef.h>
#include <string.h>

// The GNU C library has it; its declaration is hidden from modules.
extern void *memmem(const void *, size_t, const void *, size_t);

// What one pass over a text tells.
struct chengxu_measure {
    long lines;          // line ends
    long longest_line;   // bytes
    long zeros;          // NUL bytes
    long ascii;          // bytes from 0x21 to 0x7E
    long counts[128];    // how often each of these stands there
};

static inline void chengxu_measure_text(const unsigned char *text, size_t count, struct chengxu_measure *m) {
    memset(m, 0, sizeof *m);
    long line = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned char c = text[i];
        if (c == '\n') {
            m->lines++;
            if (line > m->longest_line) m->longest_line = line;
            line = 0;
            continue;
        }
        line++;
        if (c == 0) m->zeros++;
        else if (c > 0x20 && c < 0x7F) { m->ascii++; m->counts[c]++; }
    }
    if (line > m->longest_line) m->longest_line = line;
}

// The place of `needle` in `text` at or after `from`; -1 if it is not there.
static inline long chengxu_find(const unsigned char *text, size_t count, size_t from, const char *needle, size_t length) {
    if (from >= count) return -1;
    const unsigned char *found = (const unsigned char *)memmem(text + from, count - from, needle, length);
    return found ? (long)(found - text) : -1;
}

static inline long chengxu_count_lines(const unsigned char *text, size_t count) {
    long lines = 0;
    for (const unsigned char *p = text, *end = text + count; (p = (const unsigned char *)memchr(p, '\n', (size_t)(end - p))); p++) lines++;
    return lines;
}

#endif
