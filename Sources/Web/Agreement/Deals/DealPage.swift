/// A deal as whoever opens its link sees it: what it is, who sells, the terms in words, and what protects whoever takes it here.
struct DealPage: Page {
    static let template = "Agreement/deal"

    /// One clause in words.
    struct Clause: Sendable {
        let number: String
        let name: String
        let text: String
        /// The law asks that this one be pointed out.
        let isKey: Bool
    }

    /// One protection.
    struct Promise: Sendable {
        let name: String
        let text: String
    }

    /// What one who is not signed in can do: the link is kept on the way.
    struct Door: Sendable {
        let registerPath: String
        let signInPath: String
    }

    let title: String
    let seller: MemberName
    let listing: Link
    let price: String
    let note: String?
    let clauses: [Clause]
    let defects: [String]
    let hasDefects: Bool
    let protections: [Promise]
    let hash: HashText
    let deadline: Deadline
    /// Where a member takes it.
    let claimPath: String?
    let door: Door?
    /// The reader drew it up.
    let isOwn: Bool
    /// What the platform's fee is and who bears it; nil where there is none.
    var feeNote: String? = nil
    /// That the seller is or will be away.
    var absence: AbsenceNote?
}
