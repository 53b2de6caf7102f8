/* Every function of candour.h, used once from C11: compiled, never run. */
#include "candour.h"

void header_is_complete(void);

void header_is_complete(void) {
  candour_error* error = NULL;
  candour_engine_options options = {
      .size = sizeof options, .packs = NULL, .timeout_ms = 1000, .ocr = CANDOUR_OCR_NEVER};
  candour_engine* engine = NULL;
  char* text = NULL;
  size_t size = candour_abi_version() >= CANDOUR_ABI_VERSION ? 0 : CANDOUR_NUL_TERMINATED;
  if (candour_engine_new(&options, &engine, &error) != CANDOUR_OK) candour_error_free(error);
  (void)candour_error_code(error), (void)candour_error_message(error), (void)candour_error_advice(error);
  (void)candour_engine_about_json(engine, &text, &size, NULL);
  candour_string_free(text);

  candour_result* result = NULL;
  (void)candour_check_path(engine, "a.pdf", NULL, &result, NULL);
  (void)candour_check_bytes(engine, "a.pdf", "", 0, &result, NULL);
  (void)candour_check_text(engine, "a.txt", "text", CANDOUR_NUL_TERMINATED, &result, NULL);
  (void)candour_result_name(result), (void)candour_result_error_code(result);
  (void)candour_result_error_message(result), (void)candour_result_error_advice(result);
  candour_page_counts counts = {.size = sizeof counts};
  candour_result_pages(result, &counts);
  candour_html_options html = {.size = sizeof html, .source_href = "a.pdf"};
  (void)candour_result_json(result, CANDOUR_JSON_COMPACT, &text, &size, NULL);
  (void)candour_result_html(result, &html, &text, &size, NULL);
  candour_result_free(result);

  candour_document* document = NULL;
  (void)candour_read_path(engine, "a.pdf", &document, NULL);
  (void)candour_read_bytes(engine, "a.pdf", "", 0, &document, NULL);
  (void)candour_document_text(document, &text, &size, NULL);
  (void)candour_document_json(document, CANDOUR_JSON_PRETTY, &text, &size, NULL);
  candour_document_free(document);

  candour_batch* batch = NULL;
  candour_batch_options run = {.size = sizeof run, .jobs = 2};
  candour_index_options index = {.size = sizeof index, .link_html = 1};
  (void)candour_batch_new(engine, &batch, NULL);
  (void)candour_batch_leave_out(batch, "out", NULL);
  (void)candour_batch_add(batch, "statements", NULL);
  (void)candour_batch_size(batch), (void)candour_batch_name(batch, 0), (void)candour_batch_path(batch, 0);
  (void)candour_batch_skipped(batch);
  (void)candour_batch_run(batch, &run, NULL);
  (void)candour_batch_index_html(batch, &index, &text, &size, NULL);
  candour_batch_counts(batch, &size, NULL, NULL);
  candour_batch_free(batch);
  candour_engine_free(engine);
}
