/* TestU01 (L'Ecuyer, Simard, ACM TOMS 33(4), 2007) on 32-bit little-endian words from standard input.
 *
 *     cc -O2 -I/usr/include/testu01 test/random/testu01.c -ltestu01 -ltestu01probdist -ltestu01mylib -lm -o testu01
 *     npx tsx test/random/words-to-stdout.ts 0 blocks | ./testu01 small
 *     npx tsx test/random/words-to-stdout.ts 0 blocks | ./testu01 crush reversed
 *
 * Batteries: small (SmallCrush), crush, rabbit and alphabit (on 2^32 bits). TestU01 is most sensitive to the upper bits of a
 * word, hence `reversed`, which turns each word round.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include "bbattery.h"
#include "swrite.h"
#include "unif01.h"

static int reversed;

static unsigned int next(void) {
  static uint32_t buffer[16384];
  static size_t at, end;
  if (at == end) {
    end = fread(buffer, sizeof *buffer, sizeof buffer / sizeof *buffer, stdin);
    if (end == 0) {
      fputs("the words came to an end\n", stderr);
      exit(2);
    }
    at = 0;
  }
  uint32_t word = buffer[at++];
  if (!reversed) return word;
  word = (word >> 1 & 0x55555555) | (word & 0x55555555) << 1;
  word = (word >> 2 & 0x33333333) | (word & 0x33333333) << 2;
  word = (word >> 4 & 0x0f0f0f0f) | (word & 0x0f0f0f0f) << 4;
  return __builtin_bswap32(word);
}

int main(int count, char **arguments) {
  const char *battery = count > 1 ? arguments[1] : "";
  reversed = count > 2 && strcmp(arguments[2], "reversed") == 0;
  unif01_Gen *words = unif01_CreateExternGenBits("standard input", next);
  swrite_Basic = FALSE; /* the summary only */
  if (strcmp(battery, "small") == 0) bbattery_SmallCrush(words);
  else if (strcmp(battery, "crush") == 0) bbattery_Crush(words);
  else if (strcmp(battery, "rabbit") == 0) bbattery_Rabbit(words, 4294967296.0);
  else if (strcmp(battery, "alphabit") == 0) bbattery_Alphabit(words, 4294967296.0, 0, 32);
  else {
    fprintf(stderr, "usage: testu01 small|crush|rabbit|alphabit [reversed]\n");
    return 1;
  }
  for (int i = 0; i < bbattery_NTests; i++) printf("%-30s p = %.6g\n", bbattery_TestNames[i], bbattery_pVal[i]);
  return 0;
}
