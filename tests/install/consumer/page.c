/* page.c — one page of a site, with its filing numbers put in; the library's example for C.
 *
 *   page_c CONFIG ROOT PAGE     reads ROOT/PAGE under the beian.toml CONFIG; writes the new page to standard output and
 *                               the findings, as JSON, to standard error. Exit: 0 nothing left wrong, 1 errors, 2 trouble
 *
 * It opens the files that the library wants: the library itself opens none. A real program would not follow ".." in a
 * path of a page; the library gives none.
 */
#include <beian/beian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of folder/name; NULL where there is no such file. */
static char *read_file(beian_text folder, beian_text name, size_t *size) {
  char path[4096];
  FILE *file;
  char *bytes = NULL;
  long end = 0;
  snprintf(path, sizeof path, "%.*s/%.*s", (int)folder.size, folder.bytes, (int)name.size, name.bytes);
  file = fopen(path, "rb");
  if (file == NULL) return NULL;
  if (fseek(file, 0, SEEK_END) == 0 && (end = ftell(file)) >= 0) {
    rewind(file);
    bytes = malloc((size_t)end + 1);
    *size = bytes == NULL ? 0 : fread(bytes, 1, (size_t)end, file);
  }
  fclose(file);
  return bytes;
}

static int trouble(const char *what, beian_text words) {
  fprintf(stderr, "%s: %.*s\n", what, (int)words.size, words.bytes);
  return 2;
}

static beian_policy *read_policy(beian_config *config) {
  beian_policy *policy = NULL;
  beian_result result;
  while ((result = beian_policy_new(config, &policy)) == BEIAN_WANTED) {
    beian_config_want want;
    beian_text bytes = {NULL, 0};
    char *read;
    beian_config_wanted(config, &want);
    read = read_file(want.folder, want.name, &bytes.size);
    bytes.bytes = read;
    result = beian_config_file(config, want.folder, want.name, read == NULL ? BEIAN_FILE_ABSENT : BEIAN_FILE_READ, bytes);
    free(read);
    if (result != BEIAN_OK) return NULL;
  }
  return policy;
}

static beian_page *judge(const beian_policy *policy, beian_files *files, beian_text root, beian_text html, beian_text path) {
  beian_page *page = NULL;
  while (beian_page_new(policy, files, html, path, BEIAN_INJECT, BEIAN_REQUIRED, &page) == BEIAN_WANTED) {
    beian_wanted want;
    size_t i;
    for (i = 0; beian_page_wanted(page, i, &want); ++i) {
      beian_text bytes = {NULL, 0};
      char *read = read_file(root, want.path, &bytes.size);
      bytes.bytes = read;
      if (read != NULL && want.is_sheet) {
        beian_files_learn_sheet(files, want.path, bytes);
      } else {
        beian_files_learn(files, want.path, read != NULL);
      }
      free(read);
    }
    beian_page_free(page);
  }
  return page;
}

int main(int argc, char **argv) {
  beian_text none = {"", 0}, html = {NULL, 0}, toml = {NULL, 0};
  beian_config *config = beian_config_new(2026);
  beian_files *files = beian_files_new();
  beian_policy *policy;
  beian_page *page;
  beian_finding finding;
  beian_buffer report, result;
  char *config_bytes, *page_bytes;
  size_t i;
  int exit_code = 0;
  if (argc != 4 || config == NULL || files == NULL) return trouble("usage", beian_text_of("page_c CONFIG ROOT PAGE"));
  config_bytes = read_file(beian_text_of("."), beian_text_of(argv[1]), &toml.size);
  page_bytes = read_file(beian_text_of(argv[2]), beian_text_of(argv[3]), &html.size);
  if (config_bytes == NULL || page_bytes == NULL) return trouble("cannot read", none);
  toml.bytes = config_bytes;
  html.bytes = page_bytes;

  beian_config_toml(config, toml, beian_text_of(argv[1]), beian_text_of("."));
  policy = read_policy(config);
  if (policy == NULL) return trouble("config", beian_config_error(config, BEIAN_EN));
  page = judge(policy, files, beian_text_of(argv[2]), html, beian_text_of(argv[3]));
  if (page == NULL) return trouble("page", none);

  for (i = 0; beian_page_finding(page, i, BEIAN_EN, &finding); ++i) {
    if (!finding.fixed && finding.severity == BEIAN_ERROR) exit_code = 1;
  }
  if (beian_page_report(page, BEIAN_EN, &report) != BEIAN_OK || beian_page_result(page, &result) != BEIAN_OK) {
    return trouble("memory", none);
  }
  fwrite(report.bytes, 1, report.size, stderr);
  if (result.bytes != NULL) {
    fwrite(result.bytes, 1, result.size, stdout);
  } else {
    fwrite(html.bytes, 1, html.size, stdout);
  }
  beian_buffer_free(&report);
  beian_buffer_free(&result);
  beian_page_free(page);
  beian_policy_free(policy);
  beian_files_free(files);
  beian_config_free(config);
  free(config_bytes);
  free(page_bytes);
  return exit_code;
}
