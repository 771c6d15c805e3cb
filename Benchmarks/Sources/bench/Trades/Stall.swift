import Service

/// A seller with a listing and a deposited file, and a buyer who buys it again and again.
struct Stall: Sendable {
    let sellerToken: String
    let buyerToken: String
    /// What the buyer signs with.
    let buyerKey: SoftwarePasskey
    let listing: String
    /// The file's SHA-256.
    let file: String
    let fileBytes: Int
}
