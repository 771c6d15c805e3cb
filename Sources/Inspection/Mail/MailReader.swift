import CMail
import Foundation
import Market

/// Reads one e-mail: its head, its text, what is attached. The library takes the mail apart; the text is decoded here, because
/// mails from China often name a smaller character set than they use.
enum MailReader {
    /// Loads what the reading needs files for.
    static func prepare() { chengxu_mail_prepare() }

    /// Nil where the bytes are no e-mail: no head with a sender or a subject and a date.
    static func read(_ bytes: [UInt8], key: String?) -> MailAnswer {
        guard bytes.count <= MailReading.Limits.bytesMax, let head = MailBytes(bytes), head.looksLikeMail else {
            return MailAnswer(mail: nil, signature: nil)
        }
        let gathering = Gathering()
        let isRead = withExtendedLifetime(gathering) {
            var sink = chengxu_mail_sink(
                context: Unmanaged.passUnretained(gathering).toOpaque(),
                field: { context, which, text in
                    guard let context, let text else { return }
                    Unmanaged<Gathering>.fromOpaque(context).takeUnretainedValue().fields[Int(which)] = String(cString: text)
                },
                part: { context, name, media, charset, isAttachment, bytes, count in
                    guard let context else { return }
                    let content = UnsafeBufferPointer(start: bytes, count: Int(count))
                    Unmanaged<Gathering>.fromOpaque(context).takeUnretainedValue().take(
                        name: name.map { String(cString: $0) } ?? "", media: media.map { String(cString: $0) } ?? "",
                        charset: charset.map { String(cString: $0) } ?? "", isAttachment: isAttachment != 0, content)
                })
            return bytes.withUnsafeBufferPointer { buffer in
                chengxu_mail_read(buffer.baseAddress, buffer.count, Int32(MailReading.Limits.partsMax), &sink) == 1
            }
        }
        guard isRead else { return MailAnswer(mail: nil, signature: nil) }
        let check = DKIMCheck(head, key: key)
        return MailAnswer(mail: gathering.reading(check, key: key), signature: check.signature, returned: gathering.returned)
    }

    /// What the library tells while it walks. A class, because it is handed through C.
    private final class Gathering {
        var fields: [Int: String] = [:]
        private var plain: String?
        private var html: String?
        private var attachments: [MailReading.Attached] = []
        private var delivery: String?
        private var returnedHead: String?

        /// What a report of a mail that came back says; nil where the mail is none.
        var returned: ReturnedMail? {
            delivery.flatMap { report in
                DeliveryReport(report).returned(
                    mail: fields[CHENGXU_MAIL_RETURNED_ID] ?? DeliveryReport.messageID(inHead: returnedHead ?? ""))
            }
        }

        func take(name: String, media: String, charset: String, isAttachment: Bool, _ bytes: UnsafeBufferPointer<UInt8>) {
            if media == "message/delivery-status", delivery == nil {
                delivery = MailText.read(Array(bytes.prefix(1 << 16)), charset: "utf-8")
            } else if media == "text/rfc822-headers", returnedHead == nil {
                returnedHead = MailText.read(Array(bytes.prefix(1 << 16)), charset: "utf-8")
            }
            if !isAttachment, media == "text/plain", plain == nil {
                plain = MailText.read(Array(bytes.prefix(1 << 20)), charset: charset)
            } else if !isAttachment, media == "text/html", html == nil {
                html = MailText.plain(ofHTML: MailText.read(Array(bytes.prefix(1 << 20)), charset: charset))
            } else if attachments.count < MailReading.Limits.attachmentsMax, isAttachment || !media.hasPrefix("text/") {
                attachments.append(
                    MailReading.Attached(
                        name: MailText.field(name.isEmpty ? media : name), media: MailText.field(media), bytes: Int64(bytes.count)))
            }
        }

        func reading(_ check: DKIMCheck, key: String?) -> MailReading {
            func field(_ which: Int) -> String { MailText.field(fields[which] ?? "") }
            let text = MailText.clean(plain?.isEmpty == false ? plain ?? "" : html ?? "")
            let kept = String(text.prefix(MailReading.Limits.textCharactersMax))
            return MailReading(
                from: field(CHENGXU_MAIL_FROM), to: field(CHENGXU_MAIL_TO), date: field(CHENGXU_MAIL_DATE),
                subject: field(CHENGXU_MAIL_SUBJECT), messageID: field(CHENGXU_MAIL_MESSAGE_ID), text: kept,
                isCut: kept.utf8.count < text.utf8.count, attachments: attachments, domain: check.domain.map(MailText.field),
                selector: check.selector.map(MailText.field), key: key)
        }
    }
}
