#include "ccurl.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

// Swift cannot call variadic functions, and nearly all of libcurl's settings go through one. So the whole exchange is one plain
// function here; what is sent, and what an answer means, is decided in Swift.

struct reading {
    const unsigned char *bytes;
    size_t left;
};

static size_t give(char *buffer, size_t size, size_t count, void *context) {
    struct reading *reading = context;
    size_t room = size * count;
    size_t given = reading->left < room ? reading->left : room;
    memcpy(buffer, reading->bytes, given);
    reading->bytes += given;
    reading->left -= given;
    return given;
}

// libcurl hands each line of the server's replies to the header function; the last one is kept, but for the good-bye after it.
static size_t keep(char *line, size_t size, size_t count, void *context) {
    struct ccurl_answer *answer = context;
    size_t length = size * count;
    if (length >= 3 && memcmp(line, "221", 3) == 0) return length;
    size_t kept = length < sizeof answer->text - 1 ? length : sizeof answer->text - 1;
    while (kept > 0 && (line[kept - 1] == '\r' || line[kept - 1] == '\n')) kept--;
    memcpy(answer->text, line, kept);
    answer->text[kept] = 0;
    return length;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void begin(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

void ccurl_send(const struct ccurl_mail *mail, struct ccurl_answer *answer) {
    memset(answer, 0, sizeof *answer);
    pthread_once(&once, begin);
    CURL *curl = curl_easy_init();
    struct curl_slist *recipients = curl ? curl_slist_append(NULL, mail->to) : NULL;
    if (!curl || !recipients) {
        answer->curl_code = CURLE_OUT_OF_MEMORY;
        if (curl) curl_easy_cleanup(curl);
        return;
    }
    char error[CURL_ERROR_SIZE] = "";
    struct reading reading = {mail->message, mail->message_bytes};
    curl_easy_setopt(curl, CURLOPT_URL, mail->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 20L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, mail->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, mail->requires_tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (mail->ca_file) curl_easy_setopt(curl, CURLOPT_CAINFO, mail->ca_file);
    if (mail->user) curl_easy_setopt(curl, CURLOPT_USERNAME, mail->user);
    if (mail->password) curl_easy_setopt(curl, CURLOPT_PASSWORD, mail->password);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail->from);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)mail->message_bytes);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, answer);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    answer->curl_code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->smtp_code);
    if (answer->curl_code != CURLE_OK && (answer->text[0] == 0 || answer->smtp_code < 400)) {
        snprintf(answer->text, sizeof answer->text, "%s", error[0] ? error : curl_easy_strerror(answer->curl_code));
    }
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
}
