// Reads one e-mail through GMime. The library's casts are macros, which Swift does not see, so the walk over the parts is here.
#ifndef CHENGXU_MAIL_H
#define CHENGXU_MAIL_H

#include <gmime/gmime.h>
#include <iconv.h>
#include <string.h>

// What is told of a mail. Every text is valid until the call returns; the bytes of a part are decoded from their transfer encoding.
struct chengxu_mail_sink {
    void *context;
    void (*field)(void *context, int which, const char *text);
    void (*part)(void *context, const char *name, const char *media, const char *charset, int is_attachment,
                 const unsigned char *bytes, long long count);
};

enum { CHENGXU_MAIL_FROM, CHENGXU_MAIL_TO, CHENGXU_MAIL_DATE, CHENGXU_MAIL_SUBJECT, CHENGXU_MAIL_MESSAGE_ID,
       CHENGXU_MAIL_RETURNED_ID };

// What needs files is done before the process is confined: the library's tables, and those of the usual character sets, which
// stay loaded while a conversion is open.
static inline void chengxu_mail_prepare(void) {
    static const char *const sets[] = { "GB18030", "GBK", "GB2312", "BIG5", "ISO-8859-1", "ISO-8859-15", "CP1252",
                                        "ISO-2022-JP", "SHIFT_JIS", "EUC-KR", "UTF-16", "US-ASCII" };
    g_mime_init();
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) (void)iconv_open("UTF-8", sets[i]);
}

static inline void chengxu_mail_tell_addresses(struct chengxu_mail_sink *sink, int which, InternetAddressList *list) {
    char *text = list ? internet_address_list_to_string(list, NULL, FALSE) : NULL;
    if (text) sink->field(sink->context, which, text);
    g_free(text);
}

static inline void chengxu_mail_tell_part(struct chengxu_mail_sink *sink, GMimePart *part) {
    GMimeContentType *type = g_mime_object_get_content_type((GMimeObject *)part);
    char *media = type ? g_mime_content_type_get_mime_type(type) : NULL;
    const char *charset = g_mime_object_get_content_type_parameter((GMimeObject *)part, "charset");
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    GMimeStream *memory = g_mime_stream_mem_new();
    if (content) g_mime_data_wrapper_write_to_stream(content, memory);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)memory);
    const char *name = g_mime_part_get_filename(part);
    sink->part(sink->context, name ? name : "", media ? media : "", charset ? charset : "",
               g_mime_part_is_attachment(part) || name != NULL, bytes ? bytes->data : NULL, bytes ? (long long)bytes->len : 0);
    g_object_unref(memory);
    g_free(media);
}

// 1 once the mail has been told; 0 where the bytes are none.
static inline int chengxu_mail_read(const unsigned char *bytes, size_t count, int parts_max, struct chengxu_mail_sink *sink) {
    static const char *const fallback[] = { "utf-8", "gb18030", "iso-8859-1", NULL };
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, (const char **)fallback);
    GMimeMessage *message = g_mime_parser_construct_message(parser, options);
    if (message) {
        chengxu_mail_tell_addresses(sink, CHENGXU_MAIL_FROM, g_mime_message_get_from(message));
        chengxu_mail_tell_addresses(sink, CHENGXU_MAIL_TO, g_mime_message_get_to(message));
        GDateTime *date = g_mime_message_get_date(message);
        char *text = date ? g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
        if (text) sink->field(sink->context, CHENGXU_MAIL_DATE, text);
        g_free(text);
        const char *subject = g_mime_message_get_subject(message);
        if (subject) sink->field(sink->context, CHENGXU_MAIL_SUBJECT, subject);
        const char *id = g_mime_message_get_message_id(message);
        if (id) sink->field(sink->context, CHENGXU_MAIL_MESSAGE_ID, id);
        GMimeObject *top = g_mime_message_get_mime_part(message);
        if (top && GMIME_IS_PART(top)) {
            chengxu_mail_tell_part(sink, (GMimePart *)top);
        } else if (top) {
            GMimePartIter *parts = g_mime_part_iter_new(top);
            for (int i = 0; i < parts_max && g_mime_part_iter_is_valid(parts); i++) {
                GMimeObject *part = g_mime_part_iter_get_current(parts);
                if (part && GMIME_IS_PART(part)) chengxu_mail_tell_part(sink, (GMimePart *)part);
                if (part && GMIME_IS_MESSAGE_PART(part)) {
                    GMimeMessage *inner = g_mime_message_part_get_message((GMimeMessagePart *)part);
                    const char *inner_id = inner ? g_mime_message_get_message_id(inner) : NULL;
                    if (inner_id) sink->field(sink->context, CHENGXU_MAIL_RETURNED_ID, inner_id);
                }
                if (!g_mime_part_iter_next(parts)) break;
            }
            g_mime_part_iter_free(parts);
        }
        g_object_unref(message);
    }
    g_mime_parser_options_free(options);
    g_object_unref(parser);
    g_object_unref(stream);
    return message != NULL;
}

#endif
