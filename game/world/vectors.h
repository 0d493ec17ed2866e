/* vectors.h - how the hot loops ask for vector code: one function is compiled for three processors (rows of 24 are three vectors of 8, or
 * one of 16 and one of 8) and chosen at start; what it calls must be part of it. The arithmetic is the same integers everywhere. */
#pragma once
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
#define VECTORS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VECTORS
#endif
/* Whether a loop over rows is compiled once more for rows of full length. Not where bytes count, as on a page. */
#ifdef __OPTIMIZE_SIZE__
enum { WHOLE_ROWS = 0 };
#else
enum { WHOLE_ROWS = 1 };
#endif
#define PART_OF_VECTORS static inline __attribute__((always_inline))
