#ifndef CHENGXU_ZBAR_H
#define CHENGXU_ZBAR_H

#include <zbar.h>

// Writes one byte of lightness for each pixel of a picture of rows in 0xAARRGGBB, where 0 of 127 in the highest byte is opaque; what is
// seen through is white. It stands in C because an unoptimised build of Swift is many times too slow for it.
static inline void chengxu_lightness(int *const *rows, int width, int height, unsigned char *out) {
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            int pixel = rows[y][x];
            int through = pixel >> 24 & 0x7F;
            int light = ((pixel >> 16 & 0xFF) * 77 + (pixel >> 8 & 0xFF) * 150 + (pixel & 0xFF) * 29) >> 8;
            *out++ = (unsigned char)((light * (127 - through) + 255 * through) / 127);
        }
    }
}

#endif
