# What the program is made of, on a system and on a page.
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/game/command/*.c)
# Without the room duel there are no commands that need it, and on a page none for who makes levels. main.c has their rows.
set(absent "")
if(NOT TARGET moat_duel)
  list(APPEND absent duel balance bot tornado)
endif()
if(EMSCRIPTEN)
  list(APPEND absent bench explain fmt fold new pack reference schema show test upgrade validate)
endif()
foreach(source ${absent})
  list(REMOVE_ITEM sources ${PROJECT_SOURCE_DIR}/game/command/${source}.c)
endforeach()
