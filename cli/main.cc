#include "commands.h"

int main(int argc, char** argv) {
  return beian::beian_main(argc, argv);
}
