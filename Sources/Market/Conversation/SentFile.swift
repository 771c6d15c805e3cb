/// A file that a party puts into the conversation.
package struct SentFile: Hashable, Sendable, Codable {
    /// The file as it was sent: these bytes are the evidence, and they travel in the bundle.
    package let original: Artefact
    /// The cleaned picture that pages show in its stead; nil for what is no picture.
    package let shown: ShownPicture?

    package init(original: Artefact, shown: ShownPicture? = nil) {
        self.original = original
        self.shown = shown
    }

    /// The largest file of a message, in bytes: 100 MiB. What is delivered goes another way, which takes more.
    package static let bytesMax: Int64 = 100 << 20
}

/// A picture as pages show it: re-encoded, without what a camera wrote beside the pixels.
package struct ShownPicture: Hashable, Sendable, Codable {
    /// The hash of the cleaned bytes. They are no evidence: anybody who has the original can make them again.
    package let hash: Digest
    /// Pixels across.
    package let width: Int
    /// Pixels down.
    package let height: Int

    package init(hash: Digest, width: Int, height: Int) {
        self.hash = hash
        self.width = width
        self.height = height
    }
}
