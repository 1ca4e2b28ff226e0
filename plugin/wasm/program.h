/* program.h — the program `beian` without a disk: what a walker of another language drives (integrations/npm).
 *
 * The walker reads folders and files, writes pages, and has no opinion: what the command line, the environment and
 * beian.toml say, which paths are pages, what is wrong with a page, what is told in which words, the exit code: all
 * that is answered here, by the sources of the native program.
 *
 *   new(arguments, environment) → plan → [toml] → configure (files wanted) → plan
 *   for each page, in the order of paths:  page (files wanted) → result → done
 *   pages_end → roots_end → finish → exit code; output, errors
 *
 * Rules of beian.h hold. Lists are one text, each part with a NUL behind it.
 */
#ifndef BEIAN_PROGRAM_H
#define BEIAN_PROGRAM_H

#include "abi/support.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct beian_program beian_program;

/* Once, before anything else. */
BEIAN_API void beian_start(void);

/* Memory for texts on their way in; never NULL. */
BEIAN_API void* beian_allocate(size_t size);
BEIAN_API void beian_release(void* block);

/* `environment` is a list of NAME=VALUE. */
BEIAN_API beian_program* beian_program_new(beian_text arguments, beian_text environment, int year);
BEIAN_API void beian_program_free(beian_program* program);

/* What is to be done, as JSON: {"ok":…,"command":…,"operands":[…],"config":…,"filesFrom":…} and, once configured, also
 * root, rootBase, home, lang, and reports: the files that reports go to. ok is false where the command line or the
 * settings are wrong: exit code 2, with `errors`. "version" instead of all that: --version. */
BEIAN_API beian_result beian_program_plan(const beian_program* program, beian_buffer* json);

/* Where the walker has found a beian.toml, it gives it by beian_config_toml; files that settings name by
 * beian_config_file. Borrowed. */
BEIAN_API beian_config* beian_program_config(beian_program* program);
/* BEIAN_OK, BEIAN_WANTED (beian_config_wanted), or BEIAN_INVALID: exit code 2, with `errors`. */
BEIAN_API beian_result beian_program_configure(beian_program* program);

/* Where no byte of a wanted file is wanted (most is 0): does the path lie in the folder, with all links followed? */
BEIAN_API void beian_program_inside(beian_program* program, beian_text folder, beian_text name, int is_inside);

/* Is the path one of a page? Does `exclude` take all that is below the folder? */
BEIAN_API int beian_program_matches(const beian_program* program, beian_text path);
BEIAN_API int beian_program_covers(const beian_program* program, beian_text folder);

/* As beian_page_new; and BEIAN_WANTED where the texts of a page that is not UTF-8 are asked for. */
BEIAN_API beian_result beian_program_page(const beian_program* program, const beian_files* files, beian_text bytes,
                                          beian_text path, beian_duty duty, beian_page** page);
/* The first text that is asked for: its encoding's name as in the Encoding Standard, and its bytes; 0 where none is. */
BEIAN_API int beian_characters_wanted(beian_text* encoding, beian_text* bytes);
/* That text, as UTF-8; it is asked for no more. */
BEIAN_API void beian_characters_learn(beian_text utf8);
/* Where a redirect stub leads: the files that it may mean, best first, as a list. */
BEIAN_API beian_result beian_program_redirects(const beian_page* page, beian_buffer* paths);
/* The page's verdict is told. `root` counts from 0; `shown` is its path in reports. `changed`: the result stands in its
 * place. A page that could not be read (page is NULL) or not be written has `trouble`, a sentence in English and one in
 * Chinese, with a NUL behind each. BEIAN_WANTED: nothing is told yet, texts are asked for. */
BEIAN_API beian_result beian_program_done(beian_program* program, size_t root, beian_text shown, beian_text own_path,
                                          beian_page* page, int changed, beian_text trouble);
/* A link that leads outside of the root instead of a page. */
BEIAN_API beian_result beian_program_outside(beian_program* program, size_t root, beian_text shown,
                                             beian_text own_path);
BEIAN_API beian_result beian_program_trouble(beian_program* program, beian_text trouble);
/* No page follows. Then for each root in which scope = "home" found none; then once: there may have been no page at
 * all. None of these where the run could not begin. */
BEIAN_API void beian_program_pages_end(beian_program* program);
BEIAN_API void beian_program_no_home(beian_program* program, beian_text folder);
BEIAN_API void beian_program_roots_end(beian_program* program);
/* The exit code. */
BEIAN_API int beian_program_finish(beian_program* program);

/* The i-th report's file (empty: standard output) and bytes; 0 behind the last. Lives as long as the program. */
BEIAN_API int beian_program_output(const beian_program* program, size_t i, beian_text* file, beian_text* bytes);
/* What stands on standard error. */
BEIAN_API beian_text beian_program_errors(const beian_program* program);

#ifdef __cplusplus
}
#endif

#endif
