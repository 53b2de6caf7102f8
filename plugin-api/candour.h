/* Candour's C API: reads modern slavery statements and reports, with quotes, which required disclosures they
 * make.
 *
 * This header is the manual. It is C11 and C++, and the only header (beside candour.hpp, a C++ wrapper over
 * it) that a host includes.
 *
 * Versions. CANDOUR_ABI_VERSION is the number that this header was written for; candour_abi_version() is the
 * library's. Until 1.0 the interface grows by addition only: a host built against version N works with every
 * library whose number is N or more.
 *
 * Structs grow. Every options struct begins with `size`, which the caller sets to sizeof the struct as he
 * knows it; fields that he does not know have their defaults (0 or NULL always means the default). A NULL
 * pointer to options means all defaults.
 *
 * Memory. What a function gives out is freed by the function that is named beside it, and by nothing else.
 * Freeing NULL does nothing. Strings that a function returns as `const char*` belong to the object that they
 * came from and live as long as it does.
 *
 * Errors. Every function that can fail returns a candour_status. If it is not CANDOUR_OK and `error` is not
 * NULL, *error is set to a new candour_error that the caller frees; output parameters are then set to NULL. A
 * document that cannot be read is not an error of the call: candour_check_* returns CANDOUR_OK and a result
 * whose candour_result_error_code() says why, so that it has a report like every other. No exception ever
 * leaves the library; out of memory is CANDOUR_ERROR_INTERNAL.
 *
 * Threads. An engine may be used by any number of threads at the same time. Results, documents and errors are
 * never changed after they were made, so they may be read from any thread; each must be freed once. A batch
 * belongs to one thread at a time.
 *
 * Processes. Files are read by programs named candour-reader, which the engine starts (posix_spawn), keeps,
 * and replaces when they die or exceed a limit. The library installs no signal handlers, waits for no
 * children but its own, never prints, never reads the environment, never touches the network. SIGPIPE is
 * never raised by it. After fork() without exec only the parent may use it.
 *
 * Text is UTF-8. Paths are the bytes that the system knows. Where a length is asked for,
 * CANDOUR_NUL_TERMINATED means strlen.
 */
#ifndef CANDOUR_H
#define CANDOUR_H

#include <stddef.h> /* NOLINT(modernize-deprecated-headers): also C */
#include <stdint.h> /* NOLINT(modernize-deprecated-headers): also C */

#define CANDOUR_ABI_VERSION 1
#define CANDOUR_NUL_TERMINATED ((size_t)-1)
#define CANDOUR_PASSWORD_SIZE 1024 /* bytes of the longest password, see candour_engine_options */

#if defined(__GNUC__)
#define CANDOUR_API __attribute__((visibility("default")))
#else
#define CANDOUR_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- versions ---- */

CANDOUR_API uint32_t candour_abi_version(void);
CANDOUR_API const char* candour_version(void); /* "0.1.0"; static */

/* ---- status and errors ---- */

typedef enum candour_status {
  CANDOUR_OK = 0,
  CANDOUR_ERROR_ARGUMENT = 1, /* a parameter is wrong (NULL where it must not be, a size that cannot be) */
  CANDOUR_ERROR_PACK = 2,     /* a pack is unknown or wrong */
  CANDOUR_ERROR_READER = 3,   /* candour-reader was not found or cannot be started */
  CANDOUR_ERROR_DOCUMENT = 4, /* only from candour_read_*: the document cannot be read */
  CANDOUR_ERROR_STOPPED = 5,  /* a callback asked to stop */
  CANDOUR_ERROR_INTERNAL = 6  /* out of memory, or a defect in Candour */
} candour_status;

typedef struct candour_error candour_error;
/* "pack_invalid", "encrypted", ...: stable. */
CANDOUR_API const char* candour_error_code(const candour_error* error);
/* Which file, page or line; what is wrong. */
CANDOUR_API const char* candour_error_message(const candour_error* error);
/* What to do. */
CANDOUR_API const char* candour_error_advice(const candour_error* error);
CANDOUR_API void candour_error_free(candour_error* error);

/* Strings that the caller owns: JSON, HTML, text. `size` (if not NULL) receives the length without the
 * closing NUL. */
CANDOUR_API void candour_string_free(char* string);

/* ---- the engine ---- */

typedef struct candour_engine candour_engine;

typedef struct candour_engine_options {
  size_t size; /* sizeof(candour_engine_options) */
  /* Ids of shipped packs, or paths of pack files, in the order reports show them. NULL: "uk-msa-2015". Not
   * NULL with a pack_count of 0: none, for an engine that only reads. */
  const char* const* packs;
  size_t pack_count;
  /* candour-reader. NULL: beside the library, else in ../libexec/candour as installed. */
  const char* reader_path;
  /* Wall time that a document may take in a reader, OCR included, 100 ms to 1 day. 0: 60,000, and 300,000 for a document
   * that OCR has to read. Pages that OCR does not reach in nine tenths of its time stay unread, and the report says so. */
  uint32_t timeout_ms;
  /* Address space of a reader, at least 64 MiB. 0: 1 GiB. Not limited in builds with sanitizers. */
  uint64_t memory_bytes;
  /* Readers kept ready at most, 1 to 1,024. 0: the number of cores. */
  uint32_t readers;
  /* A candour_ocr: which pages are read by optical character recognition. A build without OCR, or without its language
   * data, takes all but CANDOUR_OCR_ALWAYS (error code "ocr_missing"). */
  uint32_t ocr;
  /* Folder of Tesseract's language data, eng.traineddata. NULL: where this build expects them. */
  const char* ocr_data;
  /* Asked for the password of a document that cannot be opened without one: `name` is what reports call it. Writes the password, UTF-8
   * and without a NUL, into `buffer` (`size` is CANDOUR_PASSWORD_SIZE) and returns its length; 0 or less if it knows none. Called on the thread that
   * checks, from several at the same time. The password opens that one document and is in no report, message or log; the buffer is
   * wiped, and the reader that was given it ends with that document. NULL: such documents have the error "encrypted". */
  int (*password)(void* password_user, const char* name, char* buffer, size_t size);
  void* password_user;
} candour_engine_options;

typedef enum candour_ocr {
  CANDOUR_OCR_AUTO = 0, /* pages that are only images, where OCR is installed */
  CANDOUR_OCR_NEVER = 1,
  CANDOUR_OCR_ALWAYS = 2 /* every page that is not well read: also garbled ones, and those where nothing was found */
} candour_ocr;

/* Loads and compiles the packs; starts no reader yet. */
CANDOUR_API candour_status candour_engine_new(const candour_engine_options* options, candour_engine** engine,
                                              candour_error** error);
/* Ends its readers. No call on it may be under way, and no batch of it alive; results and documents outlive
 * it. */
CANDOUR_API void candour_engine_free(candour_engine* engine);
/* {"name", "version", "abi", "libraries": {...}, "packs": [{id, version, sha256, title}], "left_out": [...],
 * "ocr": {"engine", "missing"}, "isolation"} as JSON. ocr.engine is "" in a build without OCR; ocr.missing says why there
 * is none here, "" if there is. isolation says in words what readers are bounded in on this kernel. */
CANDOUR_API candour_status candour_engine_about_json(const candour_engine* engine, char** json, size_t* size,
                                                     candour_error** error);

/* ---- checking one document ---- */

typedef struct candour_result candour_result;

/* `name` is what reports call the document (document.name); for a path, NULL means its last part. */
CANDOUR_API candour_status candour_check_path(candour_engine* engine, const char* path, const char* name,
                                              candour_result** result, candour_error** error);
/* The bytes of a file of any type that candour_check_path takes. `name` must not be NULL. */
CANDOUR_API candour_status candour_check_bytes(candour_engine* engine, const char* name, const void* bytes, size_t size,
                                               candour_result** result, candour_error** error);
/* Text that the host has already: UTF-8, paragraphs parted by line ends. Read as a .txt file of these bytes
 * would be. */
CANDOUR_API candour_status candour_check_text(candour_engine* engine, const char* name, const char* text, size_t size,
                                              candour_result** result, candour_error** error);
CANDOUR_API void candour_result_free(candour_result* result);

CANDOUR_API const char* candour_result_name(const candour_result* result);
/* NULL if the document was checked; else the error's code, message and advice as the report shows them. */
CANDOUR_API const char* candour_result_error_code(const candour_result* result);
CANDOUR_API const char* candour_result_error_message(const candour_result* result);
CANDOUR_API const char* candour_result_error_advice(const candour_result* result);

/* 1 if the file at `path` holds the bytes that the result is of; 0 if it holds others, or cannot be read. */
CANDOUR_API int candour_result_is_of(const candour_result* result, const char* path);

/* How the pages of a document could be read; all 0 if it could not be. */
typedef struct candour_page_counts {
  size_t size; /* sizeof(candour_page_counts), set by the caller */
  size_t pages;
  size_t by_ocr;      /* their words come from OCR */
  size_t not_read;    /* images, or garbled: absence proves nothing there */
  size_t without_ocr; /* of those: not read for want of OCR here */
  size_t out_of_time; /* of those: OCR had no time left */
} candour_page_counts;
CANDOUR_API void candour_result_pages(const candour_result* result, candour_page_counts* counts);

typedef enum candour_json_style { CANDOUR_JSON_PRETTY = 0, CANDOUR_JSON_COMPACT = 1 } candour_json_style;

/* The report: see reports/schema/report.schema.json. Ends with a line end. The same input, packs and versions
 * give the same bytes. */
CANDOUR_API candour_status candour_result_json(const candour_result* result, candour_json_style style, char** json,
                                               size_t* size, candour_error** error);

typedef struct candour_html_options {
  size_t size;
  /* Paths relative to the page, not yet percent-encoded. NULL: no link. */
  const char* source_href; /* the document itself; quotes of a PDF link to its pages */
  const char* json_href;   /* the JSON report */
  const char* index_href;  /* the index */
} candour_html_options;

/* The report as one self-contained page. */
CANDOUR_API candour_status candour_result_html(const candour_result* result, const candour_html_options* options,
                                               char** html, size_t* size, candour_error** error);

/* ---- reading without judging ---- */

typedef struct candour_document candour_document;

CANDOUR_API candour_status candour_read_path(candour_engine* engine, const char* path, candour_document** document,
                                             candour_error** error);
CANDOUR_API candour_status candour_read_bytes(candour_engine* engine, const char* name, const void* bytes, size_t size,
                                              candour_document** document, candour_error** error);
CANDOUR_API void candour_document_free(candour_document* document);
/* The text in reading order: one paragraph a line, no running heads or page numbers, a form feed between
 * pages. */
CANDOUR_API candour_status candour_document_text(const candour_document* document, char** text, size_t* size,
                                                 candour_error** error);
/* Pages, lines, words with boxes, sentences with regions: see reports/schema/document.schema.json. */
CANDOUR_API candour_status candour_document_json(const candour_document* document, candour_json_style style,
                                                 char** json, size_t* size, candour_error** error);

/* ---- many documents ---- */

/* A batch is an ordered list of files with names that do not clash. A folder adds, in byte order of their
 * paths, the files below it of the types that this version reads; links to folders are not followed; other
 * files are counted as skipped. A file that is added by its own path is always tried, and one that does not
 * exist has its record too. The same path twice is the same as once. A folder that cannot be looked into is
 * a document that could not be checked.
 *
 * A document is called (document.name) by its path relative to the folder that was added, or by its last part
 * if it was added by itself. A file's name is the same with "/" as "__", cut to 250 bytes: reports of it are
 * written as NAME.json and NAME.html. Files that would share a name (or whose reports would) each get "-" and
 * eight digits of their path's SHA-256 before the ending, in both. */
typedef struct candour_batch candour_batch;

CANDOUR_API candour_status candour_batch_new(candour_engine* engine, candour_batch** batch, candour_error** error);
CANDOUR_API void candour_batch_free(candour_batch* batch);
/* Folders that are added from now on leave out this folder or file (where results are written, say, or a list of passwords); does
 * nothing if it does not exist. */
CANDOUR_API candour_status candour_batch_leave_out(candour_batch* batch, const char* path, candour_error** error);
CANDOUR_API candour_status candour_batch_add(candour_batch* batch, const char* path, candour_error** error);
/* Valid until the next candour_batch_add. */
CANDOUR_API size_t candour_batch_size(const candour_batch* batch);
/* NULL if there is no such file. */
CANDOUR_API const char* candour_batch_name(const candour_batch* batch, size_t index);
CANDOUR_API const char* candour_batch_path(const candour_batch* batch, size_t index);
/* "3 files of types that this version does not read: 2 .xlsx, 1 .odt"; NULL if none were skipped. Valid as
 * above. */
CANDOUR_API const char* candour_batch_skipped(const candour_batch* batch);

typedef struct candour_batch_options {
  size_t size;
  uint32_t jobs; /* documents checked at the same time, 1 to 1,024; 0: the number of cores */
  void* user;    /* given to the callbacks */
  /* On a worker thread, as soon as a document was checked, in any order, at the same time as others. Not 0:
   * stop. May be NULL. */
  int (*on_checked)(void* user, size_t index, const candour_result* result);
  /* One at a time, in the order of the batch, on any thread. The result lives until it returns. Not 0: stop.
   * May be NULL. */
  int (*on_next)(void* user, size_t index, const candour_result* result);
  /* One at a time, on any thread, after each document: how many of how many are done. May be NULL. */
  void (*on_progress)(void* user, size_t done, size_t total);
} candour_batch_options;

/* Checks all documents; returns when all are done or a callback asked to stop (CANDOUR_ERROR_STOPPED). Every
 * document has its result, also when no reader can be started (error code "reader_missing"). At most a few
 * hundred results are held at any time, however many documents there are. */
CANDOUR_API candour_status candour_batch_run(candour_batch* batch, const candour_batch_options* options,
                                             candour_error** error);

typedef struct candour_index_options {
  size_t size;
  /* Of the NAME.html and NAME.json, relative to the index. NULL: "statements". */
  const char* statement_folder;
  int link_html; /* whether NAME.html exists there */
  int link_json; /* whether NAME.json does */
} candour_index_options;

/* The index page of what the last run has checked. */
CANDOUR_API candour_status candour_batch_index_html(const candour_batch* batch, const candour_index_options* options,
                                                    char** html, size_t* size, candour_error** error);
/* How the run ended, for a summary line: documents checked, documents that could not be, documents that are
 * no statement. */
CANDOUR_API void candour_batch_counts(const candour_batch* batch, size_t* checked, size_t* could_not_check,
                                      size_t* not_statements);

#ifdef __cplusplus
}
#endif
#endif /* CANDOUR_H */
