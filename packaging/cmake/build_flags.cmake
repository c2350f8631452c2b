# Flags that every target of ours shares. Third-party code never sees them.
add_library(mcprt_build INTERFACE)
target_compile_features(mcprt_build INTERFACE cxx_std_20)
target_compile_options(mcprt_build INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wold-style-cast)
string(TOUPPER "CMAKE_CXX_FLAGS_${CMAKE_BUILD_TYPE}" mcprt_flags)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND "${${mcprt_flags}}" MATCHES "-O[23]")
  # GCC sees reads that are not there in a moved tl::expected, once -O2 has inlined enough.
  target_compile_options(mcprt_build INTERFACE -Wno-maybe-uninitialized)
endif()
if(MCPRT_WERROR)
  target_compile_options(mcprt_build INTERFACE -Werror)
endif()
target_compile_definitions(mcprt_build INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_UP_TO=0x060400)
if(MCPRT_SANITIZE)
  target_compile_options(mcprt_build INTERFACE -fsanitize=${MCPRT_SANITIZE}
      -fno-omit-frame-pointer -fno-sanitize-recover=all
      # GCC's own analysis sees reads that are not there once the sanitizers' checks are in between.
      $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(mcprt_build INTERFACE -fsanitize=${MCPRT_SANITIZE})
endif()
# Not mold: that of Debian 12 lays some programs out so that the loader refuses them ("cannot apply
# additional memory protection after relocation").
find_program(MCPRT_LLD ld.lld)
if(MCPRT_LLD)
  target_link_options(mcprt_build INTERFACE -fuse-ld=lld)
endif()
find_program(MCPRT_CCACHE ccache)
if(MCPRT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${MCPRT_CCACHE})
endif()
