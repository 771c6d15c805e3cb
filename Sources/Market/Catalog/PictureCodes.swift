/// What the reader of pictures answers, as JSON, when it is asked for the codes in one.
package struct PictureCodes: Equatable, Sendable, Codable {
    /// Why the picture could not be read.
    package let fault: PictureFacts.Fault?
    /// The texts of the codes, each once; at most ``textsMax``.
    package let texts: [String]

    package init(fault: PictureFacts.Fault?, texts: [String]) {
        self.fault = fault
        self.texts = texts
    }

    /// The most codes of one picture.
    package static let textsMax = 20
    /// The longest text of a code, in bytes: what the largest QR code holds.
    ///
    /// Source: ISO/IEC 18004, version 40-L.
    package static let textBytesMax = 2_953
    /// Bytes of the whole answer, every byte of it escaped.
    package static let answerBytesMax = 1 << 20
}
