// commands.h — what each command does; each answers with the exit code.
#pragma once
#include "console.h"
#include "flags.h"
#include "site/written_files.h"

namespace beian {

// check, inject, diff, remove. `written` gets the files that the run writes; may be null.
int site_command(const Typed& typed, const Console& console, WrittenFiles* written = nullptr);
int render_command(const Typed& typed, const Console& console);
int number_command(const Typed& typed, const Console& console);
int explain_command(const Typed& typed, const Console& console);
int init_command(const Typed& typed, const Console& console);
int config_command(const Typed& typed, const Console& console);
int look_command(const Typed& typed, const Console& console);
int precheck_command(const Typed& typed, const Console& console);
int merge_command(const Typed& typed, const Console& console);
int watch_command(const Typed& typed, const Console& console);

// The whole program.
int beian_main(int argc, const char* const* argv);

}  // namespace beian
