# The two libraries that game/web/libraries.sh has built, under the names that pkg-config gives them elsewhere, and its compiler.
set(MOAT_WEB_LIBRARIES "${PROJECT_SOURCE_DIR}/.cache/web" CACHE PATH "Folder that game/web/libraries.sh filled")
set(sysroot ${MOAT_WEB_LIBRARIES}/sysroot)
if(NOT EXISTS ${sysroot}/versions)
  message(FATAL_ERROR "ncurses and libyaml are not built for the page yet. .ci/web does it all, game/web/libraries.sh ${MOAT_WEB_LIBRARIES} only this.")
endif()
file(STRINGS ${sysroot}/versions versions)
if(NOT versions MATCHES "^emscripten ${EMSCRIPTEN_VERSION} ")
  message(FATAL_ERROR "This is emcc ${EMSCRIPTEN_VERSION}, but the page's libraries are of another: ${versions}. .ci/web says which is needed.")
endif()
# What emcc would start to compile, after much else.
file(STRINGS ${sysroot}/compile compile)
set(CMAKE_C_COMPILE_OBJECT "${compile} <DEFINES> <INCLUDES> <FLAGS> -o <OBJECT> -c <SOURCE>")
add_library(PkgConfig::YAML STATIC IMPORTED GLOBAL)
set_target_properties(PkgConfig::YAML PROPERTIES IMPORTED_LOCATION ${sysroot}/lib/libyaml.a
  INTERFACE_INCLUDE_DIRECTORIES ${sysroot}/include INTERFACE_COMPILE_DEFINITIONS YAML_DECLARE_STATIC)
add_library(PkgConfig::NCURSESW STATIC IMPORTED GLOBAL)
set_target_properties(PkgConfig::NCURSESW PROPERTIES IMPORTED_LOCATION ${sysroot}/lib/libncursesw.a
  INTERFACE_INCLUDE_DIRECTORIES "${sysroot}/include/ncursesw;${sysroot}/include")
