/* markdown.h - pages of the handbook on a canvas: headings, lists, paragraphs. Knows canvas. */
#pragma once
#include "canvas.h"

/* Draws `text` from its line `skip` on (lines as they are broken to the width of the area). Returns how many lines there are in all. With
 * canvas NULL only counts. */
int markdown_draw(Canvas *canvas, Area area, int skip, const char *text);
