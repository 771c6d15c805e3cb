import Market
import Service

/// `POST /listings/:listing/enquiries`: a buyer asks about a listing, or wants it as it stands.
///
/// `text` is the first message. With `buy` the standard terms are taken at once, and what is left is to confirm them.
enum OpenEnquiryRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/listings/:listing/enquiries") { visit in
            guard let listing = ListingID(rawValue: try visit.identifier("listing")) else { throw Refused.notFound }
            let buyer = try visit.memberID()
            var fields = visit.fields()
            let text = fields.optionalText("text", charactersMax: PostMessage.charactersMax)
            let isBuying = fields.tick("buy")
            try fields.finish()

            let key = try visit.commandKey()
            let (trade, opened) = try await marketplace.openEnquiry(about: listing, by: buyer, key: key)
            var outcome = opened
            if let text {
                outcome = try await marketplace.post(text, in: trade, by: buyer, key: key?.part("text"))
            }
            guard isBuying else { return .command(outcome, in: trade, flash: "enquiryOpened") }
            return try TakeStandardTermsRoute.answer(
                try await marketplace.takeStandardTerms(in: trade, by: buyer, key: key?.part("terms")), in: trade)
        }
    }
}
