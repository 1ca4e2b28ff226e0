/* beian.h — beian as a library for C, and for every language that can call C.
 *
 * One page in, findings and the page with its filing numbers out. Nothing here opens a file, starts a thread, reads the
 * clock or the environment, or calls you back: where a verdict depends on a file, the library says which one it wants,
 * you give it its bytes, and ask again.
 *
 *   beian_config *config = beian_config_new(2026);
 *   beian_config_set(config, beian_text_of("icp"), &number, 1, beian_text_of("my program"));
 *   beian_policy *policy = NULL;
 *   if (beian_policy_new(config, &policy) != BEIAN_OK) …beian_config_error(config, BEIAN_EN)…
 *   beian_files *files = beian_files_new();
 *   beian_page *page = NULL;
 *   while (beian_page_new(policy, files, html, path, BEIAN_INJECT, BEIAN_REQUIRED, &page) == BEIAN_WANTED) {
 *     beian_wanted wanted;
 *     for (size_t i = 0; beian_page_wanted(page, i, &wanted); ++i) …beian_files_learn… or …beian_files_learn_sheet…
 *     beian_page_free(page);
 *   }
 *   beian_buffer result;
 *   beian_page_result(page, &result);            result.bytes is NULL where the page stays as it is
 *
 * Ownership. A `beian_text` is borrowed: what you give must live until the call returns (the bytes of a page: until
 * beian_page_free), what you get lives as long as the object it came from. A `beian_buffer` is yours:
 * beian_buffer_free. What a beian_…_new gave is yours: beian_…_free. Every free takes NULL.
 *
 * Text is UTF-8 and need not end with NUL; pages may hold any bytes. Offsets and sizes are in bytes.
 *
 * Threads. A policy is immutable: any number of threads may use it. Any other object belongs to one thread at a time.
 * There is no global state.
 *
 * Errors. Functions that can fail say so by beian_result. After BEIAN_NO_MEMORY objects are as they were before the
 * call, and nothing leaks. Two readers of other people's end the program instead, on small texts of your own: that of a
 * beian.toml and that of Markdown templates; settings given by key and templates in HTML do without them. C++
 * exceptions never come out.
 */
#ifndef BEIAN_BEIAN_H
#define BEIAN_BEIAN_H

#include <stddef.h>
#include <stdint.h>

#if defined(BEIAN_API)
/* set by the library's own build */
#elif defined(_WIN32)
#define BEIAN_API __declspec(dllimport)
#else
#define BEIAN_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Texts and results ---- */

typedef struct beian_text { /* borrowed */
  const char* bytes;
  size_t size;
} beian_text;

typedef struct beian_buffer { /* owned: beian_buffer_free */
  char* bytes;
  size_t size;
  void* owner; /* the library's */
} beian_buffer;

typedef enum beian_result {
  BEIAN_OK = 0,
  BEIAN_WANTED = 1,    /* files are wanted: give them and ask again */
  BEIAN_INVALID = 2,   /* the config says something that cannot be: see beian_config_error */
  BEIAN_NO_MEMORY = 3, /* the system gave none */
  BEIAN_MISUSE = 4     /* an argument that must not be NULL is, or a page of 4 GiB or more */
} beian_result;

typedef enum beian_language { BEIAN_EN = 0, BEIAN_ZH = 1 } beian_language;
typedef enum beian_severity { BEIAN_NOTE = 1, BEIAN_WARNING = 2, BEIAN_ERROR = 3 } beian_severity;

/* The library's version, "0.1.0"; lives for ever. */
BEIAN_API beian_text beian_version(void);

/* A text of a string that ends with NUL; NULL is the empty text. Borrows it. */
BEIAN_API beian_text beian_text_of(const char* string);

BEIAN_API void beian_buffer_free(beian_buffer* buffer); /* and makes it empty */

/* ---- What is asked of the pages: config → policy ---- */

typedef struct beian_config beian_config;
typedef struct beian_policy beian_policy;

/* `year`, as 2026: numbers of later years are wrong. NULL: no memory. */
BEIAN_API beian_config* beian_config_new(int year);
BEIAN_API void beian_config_free(beian_config* config);

/* Sources, from the weakest to the strongest: the last word wins. They are judged by beian_policy_new.
 * The text of a beian.toml. `name` stands in errors; `folder` is where the files that it names are looked for. */
BEIAN_API beian_result beian_config_toml(beian_config* config, beian_text toml, beian_text name, beian_text folder);
/* One setting by its key in beian.toml ("icp", "badge.class"; "rules" takes values like "icp-link-stale=warning").
 * `where` stands in errors. */
BEIAN_API beian_result beian_config_set(beian_config* config, beian_text key, const beian_text* values, size_t count,
                                        beian_text where);

/* The policy that the sources give.
 * BEIAN_WANTED: a setting names a file (an icon, a template): beian_config_wanted says which; give it by
 * beian_config_file, and call again. BEIAN_INVALID: beian_config_error says why. */
BEIAN_API beian_result beian_policy_new(beian_config* config, beian_policy** policy);
BEIAN_API void beian_policy_free(beian_policy* policy);

typedef struct beian_config_want {
  beian_text folder; /* of the beian.toml that names it, which the file must not leave; empty: from the current one */
  beian_text name;
  size_t most_bytes; /* more of it is not read; give no more than one byte beyond */
} beian_config_want;

/* The file that beian_policy_new stopped at; 0 where it stopped at none. Valid until the next call with `config`. */
BEIAN_API int beian_config_wanted(const beian_config* config, beian_config_want* wanted);

typedef enum beian_file_state {
  BEIAN_FILE_READ = 0,
  BEIAN_FILE_ABSENT = 1, /* no regular file has that name */
  BEIAN_FILE_OUTSIDE = 2 /* it, or what it links to, lies outside `folder`: not to be read */
} beian_file_state;

/* `bytes` counts where the file was read. */
BEIAN_API beian_result beian_config_file(beian_config* config, beian_text folder, beian_text name,
                                         beian_file_state state, beian_text bytes);

/* Why the last beian_policy_new was BEIAN_INVALID: a whole sentence with the place and the remedy. */
BEIAN_API beian_text beian_config_error(const beian_config* config, beian_language language);

/* The badge that the policy's numbers give, as `beian render` prints it. */
BEIAN_API beian_result beian_policy_badge(const beian_policy* policy, beian_buffer* html);

/* ---- What is known of the site's other files ---- */

typedef struct beian_files beian_files;

BEIAN_API beian_files* beian_files_new(void); /* NULL: no memory */
BEIAN_API void beian_files_free(beian_files* files);

/* `path` is relative to the site's root, '/' between its parts. A style sheet that is not there, or that cannot be
 * read, is learned as a file. */
BEIAN_API beian_result beian_files_learn(beian_files* files, beian_text path, int is_there);
BEIAN_API beian_result beian_files_learn_sheet(beian_files* files, beian_text path, beian_text bytes);

/* ---- Pages ---- */

typedef struct beian_page beian_page;

typedef enum beian_action {
  BEIAN_CHECK = 0,  /* findings only */
  BEIAN_INJECT = 1, /* and the page with what was missing, mended where that is safe */
  BEIAN_REMOVE = 2  /* the page without our badges */
} beian_action;

typedef enum beian_duty {
  BEIAN_NOT_REQUIRED = 0, /* it need not show the numbers (scope = "home"); what it does show is checked all the same */
  BEIAN_REQUIRED = 1
} beian_duty;

typedef enum beian_page_class {
  BEIAN_PAGE = 0,          /* held to the rules; the others are not */
  BEIAN_REDIRECT_STUB = 1, /* nothing but <meta http-equiv=refresh> */
  BEIAN_VERIFICATION = 2,  /* a search console's proof of ownership */
  BEIAN_FRAGMENT = 3,      /* no doctype, no html, head, title or body tag */
  BEIAN_IGNORED = 4        /* data-beian-ignore on <html> */
} beian_page_class;

/* Judges one page. `path` as in beian_files; relative addresses start there. `policy`, `files` and `bytes` must live
 * until beian_page_free.
 * BEIAN_OK: a verdict. BEIAN_WANTED: *page says what the verdict waits for; free it and call again when `files` knows;
 * a file that stays unknown is wanted for ever, so answer every one. */
BEIAN_API beian_result beian_page_new(const beian_policy* policy, const beian_files* files, beian_text bytes,
                                      beian_text path, beian_action action, beian_duty duty, beian_page** page);
BEIAN_API void beian_page_free(beian_page* page);

typedef struct beian_wanted {
  beian_text path;
  int is_sheet; /* its bytes are wanted (beian_files_learn_sheet); else only whether it is there */
} beian_wanted;

/* The i-th file that is wanted; 0 behind the last. */
BEIAN_API int beian_page_wanted(const beian_page* page, size_t i, beian_wanted* wanted);

BEIAN_API beian_page_class beian_page_kind(const beian_page* page);
/* No place for the badge is safe; a finding says why. */
BEIAN_API int beian_page_refused(const beian_page* page);

typedef struct beian_finding {
  beian_text rule; /* "icp-missing"; lives for ever */
  beian_severity severity;
  int fixed;      /* the result has it mended */
  uint32_t begin; /* half-open range of bytes; empty at 0 where something is absent */
  uint32_t end;
  uint32_t line; /* from 1, in characters */
  uint32_t column;
  beian_text message; /* what is wrong */
  beian_text remedy;  /* what to do about it; may be empty */
} beian_finding;

/* The i-th finding, by place; 0 behind the last. */
BEIAN_API int beian_page_finding(const beian_page* page, size_t i, beian_language language, beian_finding* finding);
/* All of them as a JSON array, in the form of `beian check --format json`. */
BEIAN_API beian_result beian_page_report(const beian_page* page, beian_language language, beian_buffer* json);

/* The new page, proven: every byte outside our edits is the old one, and judged again it has nothing left to mend.
 * bytes is NULL where the page stays as it is. */
BEIAN_API beian_result beian_page_result(const beian_page* page, beian_buffer* html);

typedef struct beian_own_file {
  beian_text name; /* in the site's root */
  beian_text bytes;
} beian_own_file;

/* The i-th file of ours that must stand in the root before the result does: the icon's copy, the badge's style sheet.
 * 0 behind the last. Lives as long as the policy. */
BEIAN_API int beian_page_own_file(const beian_page* page, size_t i, beian_own_file* file);

#ifdef __cplusplus
}
#endif

#endif
