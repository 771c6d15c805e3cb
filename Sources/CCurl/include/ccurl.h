#ifndef CHENGXU_CCURL_H
#define CHENGXU_CCURL_H

#include <stddef.h>

/// One mail on its way to one server, for ccurl_send. The texts end with a zero byte; those that may be missing say so.
struct ccurl_mail {
    /// smtp://host:port, or smtps://host:port for TLS from the first byte.
    const char *_Nonnull url;
    /// Non-zero: go on only under TLS with a certificate that is checked.
    int requires_tls;
    /// A file of certificates to trust instead of the system's; may be missing.
    const char *_Nullable ca_file;
    const char *_Nullable user;
    const char *_Nullable password;
    /// The bare addresses.
    const char *_Nonnull from;
    const char *_Nonnull to;
    /// The whole message with its headers, lines ended by CR LF.
    const unsigned char *_Nonnull message;
    size_t message_bytes;
    long timeout_seconds;
};

/// What the server said.
struct ccurl_answer {
    /// libcurl's own number; 0 where the server took the message.
    int curl_code;
    /// The number of the server's last reply, such as 250; 0 where there was none.
    long smtp_code;
    /// The server's last reply, or libcurl's words where there was none; ends with a zero byte.
    char text[1024];
};

/// Sends one mail and waits for the server's answer. To be called on a thread that may wait.
void ccurl_send(const struct ccurl_mail *_Nonnull mail, struct ccurl_answer *_Nonnull answer);

#endif
