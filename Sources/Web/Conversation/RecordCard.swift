/// A record from elsewhere as the timeline shows it.
struct RecordCard: Sendable {
    /// From whom, to whom, when and about what, for an e-mail.
    let head: [Fact]
    let hasHead: Bool
    let text: String?
    /// There is more text in the file.
    let isCut: Bool
    /// What is attached to an e-mail.
    let attached: [String]
    let hasAttached: Bool
    /// What the check of an e-mail's signature came to.
    let verdict: Badge?
    let picture: SentPicture?
    let file: FileFact
}
