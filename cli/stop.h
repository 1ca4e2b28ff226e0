// stop.h — Ctrl-C and the other signals that ask a program to end: asked once, what is begun is finished; asked twice,
// the program ends at once (pages are whole all the same).
#pragma once
#include <atomic>

namespace beian {

void listen_to_stop_signals();
const std::atomic<bool>& stop_asked();

}  // namespace beian
