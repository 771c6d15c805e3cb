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
        /// The small one, or the whole where there is no smaller.
        let smallPath: String
        /// The sizes a browser chooses from; nil where there is only one.
        let sizes: String?
        /// Pixels of the whole, so that the page keeps its shape while it loads.
        let width: String?
        let height: String?
    }

    /// An earlier or later publication.
    struct Revision: Sendable {
        let number: String
        let path: String
        let moment: Moment
        let isShown: Bool
        /// What changed against the one before it; nil for the first.
        let changesPath: String?
    }

    /// The seller's card.
    struct Seller: Sendable {
        let member: MemberName
        /// `好评率 98 % · 按时交付 24/25`.
        let facts: [Fact]
    }

    /// What a preview says of itself.
    struct Preview: Sendable {
        /// `还缺 3 项才能发布`.
        let text: String
        let isPublishable: Bool
        let editPath: String
        let publishPath: String
        /// The clauses, by name, in which nothing readable stands yet; they are not shown.
        let unread: Set<String>
        /// What it would lack if it were published as it stands; nil where it lacks nothing.
        var coach: CoachLine?
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
    /// Neither defects nor their absence have been declared; in a preview only.
    var isUndeclared = false
    let artefact: FileFact?
    /// What was found in it; nil where it was not read.
    let facts: FactsPanel?
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
    /// Nil for what has been published.
    var preview: Preview?
    /// What the seller was warned about when publishing; nil for nothing.
    var warned: WarnedNote? = nil
    /// What comparable offers cost; nil where this is no offer.
    var priceContext: PriceContextPanel?
    /// When the seller is away; nil where nothing is announced.
    var absence: AbsenceNote?
    /// What the platform's fee is and who bears it; nil where there is none.
    var feeNote: String? = nil

    var place: MenuPlace? { preview == nil ? .market : .selling }
}
