#pragma once
#include <zlib.h>

/// `deflateInit2` is a macro, which Swift does not import. Window bits 31 ask for the gzip format.
static inline int nianbao_gzip_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}
