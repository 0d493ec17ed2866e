# What the program is made of, on a system and on a page.
file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/game/command/*.c)
# Without the room duel there are no commands that need it.
set(measures duel.c bot.c balance.c tornado.c)
if(NOT TARGET moat_duel)
  foreach(source ${measures})
    list(REMOVE_ITEM sources ${PROJECT_SOURCE_DIR}/game/command/${source})
  endforeach()
endif()
