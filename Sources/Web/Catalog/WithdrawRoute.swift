import Market
import Service

/// `POST /listings/:listing/withdrawal`: the seller takes a listing off the shelves.
enum WithdrawRoute {
    static func post(_ marketplace: Marketplace) -> Route {
        .post("/listings/:listing/withdrawal") { visit in
            var fields = visit.fields()
            try fields.finish()
            // Asked first, so that a listing that never was is not one that somebody else owns.
            let listing = try await marketplace.revision(of: visit.name("listing", ListingID.self)).listing
            let outcome = try await marketplace.withdraw(listing, by: visit.memberID(), key: visit.commandKey())
            return .command(outcome, seeOther: "/listings/\(listing)", flash: "withdrawn") { json in
                json.member("listing", listing.rawValue)
            }
        }
    }
}
