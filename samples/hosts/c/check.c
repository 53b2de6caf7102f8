/* Prints the JSON report of a file: the smallest host. C11; see README.md. */
#include <candour.h>
#include <stdio.h>

static int complain(candour_error* error) {
  fprintf(stderr, "%s %s\n", candour_error_message(error), candour_error_advice(error));
  candour_error_free(error);
  return 2;
}

int main(int argc, char** argv) {
  if (argc < 2) {
    fprintf(stderr, "usage: %s FILE [PACK]\n", argv[0]);
    return 2;
  }

  candour_engine_options options = {.size = sizeof options};
  const char* packs[1] = {argc > 2 ? argv[2] : NULL};
  if (argc > 2) {
    options.packs = packs;
    options.pack_count = 1;
  }
  candour_error* error = NULL;
  candour_engine* engine = NULL;
  if (candour_engine_new(&options, &engine, &error) != CANDOUR_OK) return complain(error);

  candour_result* result = NULL;
  if (candour_check_path(engine, argv[1], NULL, &result, &error) != CANDOUR_OK) {
    candour_engine_free(engine);
    return complain(error);
  }

  /* A document that cannot be read has a report like every other, which says why. */
  const int could_not_check = candour_result_error_code(result) != NULL;
  char* json = NULL;
  size_t size = 0;
  candour_status status = candour_result_json(result, CANDOUR_JSON_PRETTY, &json, &size, &error);
  if (status == CANDOUR_OK) fwrite(json, 1, size, stdout);

  candour_string_free(json);
  candour_result_free(result);
  candour_engine_free(engine);
  return status != CANDOUR_OK ? complain(error) : could_not_check;
}
