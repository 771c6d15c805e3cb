/// One listing as a buyer reads it.
struct ListingPage: Page {
    static let template = "Catalog/listing"

    /// One of the three sections of a category's fields.
    struct Section: Sendable {
        let heading: String
        let facts: [Fact]
    }

    /// One term in plain words: what it is, and what it means.
    struct Term: Sendable {
        let label: String
        let value: String
        let note: String
    }

    /// A picture of the software.
    struct Picture: Sendable {
        let path: String
        let alt: String
    }

    /// An earlier or later publication.
    struct Revision: Sendable {
        let number: String
        let path: String
        let moment: Moment
        let isShown: Bool
    }

    /// The seller's card.
    struct Seller: Sendable {
        let member: MemberName
        /// `好评率 98 % · 按时交付 24/25`.
        let facts: [Fact]
    }

    let title: String
    let listingID: String
    let category: String
    let price: String
    let summary: String
    let badge: Badge?
    let seller: Seller
    let pictures: [Picture]
    let sections: [Section]
    let defects: [String]
    let hasDefects: Bool
    let artefact: FileFact?
    let terms: [Term]
    let revisions: [Revision]
    /// `第 3 版`.
    let revisionText: String
    let revisionHash: HashText
    let protection: ProtectionCard
    /// The reader is the seller.
    let isOwn: Bool
    /// The reader may ask or buy.
    let isForSale: Bool
    /// The reader may take it off the shelves.
    let canWithdraw: Bool
    /// Where the newest revision stands; nil if this is it.
    let newestPath: String?
    let refusal: RefusalNote?
    /// What comparable offers cost; nil where this is no offer.
    var priceContext: PriceContextPanel?

    var place: MenuPlace? { .market }
}
