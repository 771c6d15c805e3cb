/// A seller with a listing and a deposited file, and a buyer who buys it again and again.
struct Stall: Codable {
    let sellerToken: String
    let buyerToken: String
    let listing: String
    /// The file's SHA-256.
    let file: String
    let fileBytes: Int
}
