/* vectors.h - how the hot phases ask for vector code: one function a phase is compiled for two processors (rows of 24 are three vectors of 8) and chosen at start; what it
 * calls must be part of it. The arithmetic is the same integers everywhere. */
#pragma once
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
#define VECTORS __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define VECTORS
#endif
#define PART_OF_VECTORS static inline __attribute__((always_inline))
