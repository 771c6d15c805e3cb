/// The log as a whole: its newest checkpoint, the keys that sign it, and what they are good for.
struct LogPage: Page {
    static let template = "Trade/log"

    /// A verification key.
    struct Key: Sendable {
        let purpose: String
        let text: String
    }

    let title: String
    let facts: [Fact]
    let checkpoint: String
    let keys: [Key]
}
