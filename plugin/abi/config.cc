// config.cc — beian.h: texts, config, policy.
#include "abi/objects.h"
#include "badge/render.h"

using namespace beian;

Result<Settings> beian_config::settings() {
  Settings out;
  out.this_year = this_year;
  wanted.reset();
  // A file not known yet is answered like one that is not there; the answer is thrown away with all that came of it.
  out.read_file = [this](const FileWanted& file) -> Result<std::optional<std::string>> {
    const auto known = files.find({file.base, file.name});
    if (known == files.end() && !wanted) wanted = file;
    if (known == files.end() || known->second.state == BEIAN_FILE_ABSENT) return std::optional<std::string>();
    if (known->second.state == BEIAN_FILE_OUTSIDE) return setting_file_outside(file);
    if (known->second.bytes.size() > file.most_bytes) return setting_file_too_big(file);
    return std::optional(known->second.bytes);
  };
  for (const Source& source : sources) {
    if (Status bad = source(out)) return *std::move(bad);
  }
  return out;
}

extern "C" {

BEIAN_API beian_text beian_version(void) {
  return text_of(BEIAN_VERSION);
}

BEIAN_API beian_text beian_text_of(const char* string) {
  return string == nullptr ? beian_text{} : text_of(string);
}

BEIAN_API void beian_buffer_free(beian_buffer* buffer) {
  if (buffer == nullptr) return;
  delete static_cast<std::string*>(buffer->owner);
  *buffer = {};
}

BEIAN_API beian_config* beian_config_new(int year) {
  return make<beian_config>(year);
}

BEIAN_API void beian_config_free(beian_config* config) {
  delete config;
}

BEIAN_API beian_result beian_config_toml(beian_config* config, beian_text toml, beian_text name, beian_text folder) {
  if (config == nullptr) return BEIAN_MISUSE;
  return guarded([&] {
    config->sources.push_back([text = string_of(toml), file = string_of(name), base = string_of(folder)](
                                  Settings& settings) { return read_config_text(settings, text, file, base); });
    return BEIAN_OK;
  });
}

BEIAN_API beian_result beian_config_set(beian_config* config, beian_text key, const beian_text* values, size_t count,
                                        beian_text where) {
  if (config == nullptr || (values == nullptr && count != 0)) return BEIAN_MISUSE;
  return guarded([&] {
    std::vector<std::string> list;
    for (size_t i = 0; i < count; ++i) list.push_back(string_of(values[i]));
    config->sources.push_back([name = string_of(key), list = std::move(list), place = string_of(where)](
                                  Settings& settings) { return apply_setting(settings, name, list, place); });
    return BEIAN_OK;
  });
}

BEIAN_API beian_result beian_policy_new(beian_config* config, beian_policy** policy) {
  if (config == nullptr || policy == nullptr) return BEIAN_MISUSE;
  *policy = nullptr;
  return guarded([&] {
    const Result<Settings> settings = config->settings();
    if (config->wanted) return BEIAN_WANTED;
    if (!settings) {
      config->error = settings.error();
      return BEIAN_INVALID;
    }
    Result<Policy> built = build_policy(settings.value(), true);
    if (!built) {
      config->error = built.error();
      return BEIAN_INVALID;
    }
    *policy = new beian_policy(*std::move(built), settings.value().overrides);
    return BEIAN_OK;
  });
}

BEIAN_API void beian_policy_free(beian_policy* policy) {
  delete policy;
}

BEIAN_API int beian_config_wanted(const beian_config* config, beian_config_want* wanted) {
  if (config == nullptr || wanted == nullptr || !config->wanted) return 0;
  *wanted = {text_of(config->wanted->base), text_of(config->wanted->name), config->wanted->most_bytes};
  return 1;
}

BEIAN_API beian_result beian_config_file(beian_config* config, beian_text folder, beian_text name,
                                         beian_file_state state, beian_text bytes) {
  if (config == nullptr || state < BEIAN_FILE_READ || state > BEIAN_FILE_OUTSIDE) return BEIAN_MISUSE;
  return guarded([&] {
    config->files.insert_or_assign({string_of(folder), string_of(name)}, beian_config::File{state, string_of(bytes)});
    return BEIAN_OK;
  });
}

BEIAN_API beian_text beian_config_error(const beian_config* config, beian_language language) {
  if (config == nullptr) return {};
  return text_of(language == BEIAN_ZH ? config->error.zh : config->error.en);
}

BEIAN_API beian_result beian_policy_badge(const beian_policy* policy, beian_buffer* html) {
  if (policy == nullptr || html == nullptr) return BEIAN_MISUSE;
  *html = {};
  return guarded([&] {
    give(policy->policy.show == Show::forbidden ? std::string() : rendered_badge(policy->policy), html);
    return BEIAN_OK;
  });
}
}
