# What `cmake --install` puts where, so that other programs find the library and the library finds its reader.
include(CMakePackageConfigHelpers)

install(TARGETS candour_library EXPORT candourTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS candour RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS candour-reader RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/candour)
if(TARGET candour_ocr)
  install(TARGETS candour_ocr LIBRARY DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/candour)
endif()
install(FILES candour.h candour.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/candour)
# The library is Apache-2.0; candour-reader links Poppler and is conveyed under GPL-3.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

# Wherever the folder is moved, the program finds its library.
file(RELATIVE_PATH library_from_program ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
set_target_properties(candour PROPERTIES INSTALL_RPATH "$ORIGIN/${library_from_program}")

install(EXPORT candourTargets NAMESPACE candour:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/candour)
configure_package_config_file(candourConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/candourConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/candour)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/candourConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/candourConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/candourConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/candour)

# The prefix is that of the file itself, so an installed tree may be moved.
file(RELATIVE_PATH prefix_from_pkgconfig ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(candour.pc.in ${CMAKE_CURRENT_BINARY_DIR}/candour.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/candour.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
