extension TimelineEntry {
    /// A message as the timeline shows it.
    struct Message: Sendable {
        let text: String
        let hasText: Bool
        /// The stage it was written in.
        let stage: String
        /// Written by the reader.
        let isOwn: Bool
        let pictures: [SentPicture]
        let hasPictures: Bool
        let attachments: [FileFact]
        let hasAttachments: Bool
        let cards: [LinkCard]
        /// How far it has come, for whoever wrote it.
        let mark: ReadingMark?
        /// Its writer no longer stands by it.
        let isWithdrawn: Bool
        /// Where its writer withdraws it; nil for others, and once it is done.
        let withdrawPath: String?
        /// Where one complains about it; nil for one's own.
        let complaintPath: String?
        /// The complaint in which it was decided that its words are not shown; nil where nobody decided so.
        let maskedPath: String?

        init(
            text: String, stage: String, isOwn: Bool, pictures: [SentPicture] = [],
            attachments: [FileFact] = [], cards: [LinkCard] = [], mark: ReadingMark? = nil, isWithdrawn: Bool = false,
            withdrawPath: String? = nil, complaintPath: String? = nil, maskedPath: String? = nil
        ) {
            self.text = text
            hasText = !text.isEmpty
            self.stage = stage
            self.isOwn = isOwn
            self.pictures = pictures
            hasPictures = !pictures.isEmpty
            self.attachments = attachments
            hasAttachments = !attachments.isEmpty
            self.cards = cards
            self.mark = mark
            self.isWithdrawn = isWithdrawn
            self.withdrawPath = withdrawPath
            self.complaintPath = complaintPath
            self.maskedPath = maskedPath
        }
    }
}

/// A picture of a message, small, leading to the whole one.
struct SentPicture: Sendable {
    let name: String
    /// The cleaned picture.
    let path: String
    let smallPath: String
    /// The picture as it was sent, to be kept.
    let originalPath: String
    let width: String
    let height: String
    /// `原图 2.1 MiB`.
    let size: String
    /// The hash of the picture as it was sent.
    let hash: HashText
}

/// A thing of the market that a message names by its address.
struct LinkCard: Sendable {
    let title: String
    let price: String
    let path: String
    let isWithdrawn: Bool
}

/// How far a message has come.
struct ReadingMark: Sendable {
    /// `sent`, `received` or `read`.
    let kind: String
    let isRead: Bool
    let isReceived: Bool
    /// The newest entry that the mark covers.
    let upTo: String
    let moment: Moment?
}
