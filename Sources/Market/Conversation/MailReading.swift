/// What an e-mail says, as it was read when it was added. The file itself stands beside it.
package struct MailReading: Hashable, Sendable, Codable {
    /// Who sent it, as its head says.
    package let from: String
    /// Whom it was sent to.
    package let to: String
    /// When it was sent, as its head says: `2026-11-23T08:00:00+08:00`; empty where it does not.
    package let date: String
    /// What it is about.
    package let subject: String
    /// The `Message-ID` without its brackets.
    package let messageID: String
    /// The text, or what of it fits into ``Limits/textCharactersMax``.
    package let text: String
    /// Whether there is more text than that.
    package let isCut: Bool
    /// What is attached, at most ``Limits/attachmentsMax``.
    package let attachments: [Attached]
    /// The domain that the signature names; nil without one.
    package let domain: String?
    /// The selector under which that domain publishes the key; nil without a signature.
    package let selector: String?
    /// The key that the submitter gave, as it was given; nil without one.
    package let key: String?

    /// One attachment.
    package struct Attached: Hashable, Sendable, Codable {
        /// What it is called.
        package let name: String
        /// What kind of file it is said to be.
        package let media: String
        /// Its size, in bytes.
        package let bytes: Int64

        /// Puts the three together.
        package init(name: String, media: String, bytes: Int64) {
            self.name = name
            self.media = media
            self.bytes = bytes
        }
    }

    /// Puts the parts together.
    package init(
        from: String, to: String, date: String, subject: String, messageID: String, text: String, isCut: Bool,
        attachments: [Attached], domain: String?, selector: String?, key: String?
    ) {
        self.from = from
        self.to = to
        self.date = date
        self.subject = subject
        self.messageID = messageID
        self.text = text
        self.isCut = isCut
        self.attachments = attachments
        self.domain = domain
        self.selector = selector
        self.key = key
    }

    /// The limits on reading an e-mail.
    package enum Limits {
        /// Bytes of the file: 25 MiB, as much as mail servers take.
        package static let bytesMax = 25 << 20
        /// Bytes of the head.
        package static let headBytesMax = 256 << 10
        /// Characters of one field of the head.
        package static let fieldCharactersMax = 1_000
        /// Characters of the text that are kept.
        package static let textCharactersMax = 20_000
        /// Attachments that are listed.
        package static let attachmentsMax = 50
        /// Parts that are looked at, and levels of parts inside parts.
        package static let (partsMax, nestingMax) = (500, 20)
        /// Bytes of a key as it is pasted.
        package static let keyBytesMax = 4_096
        /// Bytes of the reader's answer.
        package static let answerBytesMax = 1 << 20
        /// Seconds by the clock.
        package static let wallSeconds = 20
    }
}

/// What became of an e-mail's DKIM signature. It says something of the bytes and of the key that the submitter gave, and nothing
/// of whose key that is: whether the domain published it then, no file can tell.
///
/// Source: RFC 6376, RFC 8463.
package struct MailSignature: Hashable, Sendable, Codable {
    /// What it came to.
    package let verdict: Verdict
    /// The SHA-256 of the key's text as it was given; nil without one.
    package let key: Digest?

    /// Puts the two together.
    package init(_ verdict: Verdict, key: Digest? = nil) {
        self.verdict = verdict
        self.key = key
    }

    /// What a check came to.
    package enum Verdict: String, CaseIterable, Sendable, Codable {
        /// The mail has no signature.
        case none
        /// It has one, and no key was given.
        case noKey
        /// It matches the key that the submitter gave, over the whole text and the sender.
        case matches
        /// It matches that key, but covers a part of the text only.
        case matchesPart
        /// The text is another than the one that was signed.
        case textAltered
        /// The key does not make this signature: another key, or another head.
        case fails
        /// The signature is malformed, or made in a way that is not to be relied upon.
        case unusable
        /// What was given as a key is none.
        case keyUnusable
    }
}

/// The answer of the reader of e-mails, as JSON.
package struct MailAnswer: Equatable, Sendable, Codable {
    /// What the mail says; nil where it is none.
    package let mail: MailReading?
    /// What became of its signature.
    package let signature: MailSignature?
    /// What it says of a mail that could not be delivered; nil where it is no such report.
    package let returned: ReturnedMail?

    /// Puts the parts together.
    package init(mail: MailReading?, signature: MailSignature?, returned: ReturnedMail? = nil) {
        self.mail = mail
        self.signature = signature
        self.returned = returned
    }
}
