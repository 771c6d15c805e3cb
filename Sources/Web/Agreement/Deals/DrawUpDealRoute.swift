import HTTPTypes
import HummingbirdCore
import Market
import Service

/// `GET /listings/:listing/deals/new` and `POST /listings/:listing/deals`: a seller draws up a deal that began elsewhere, and gets its
/// secret link, this once.
enum DrawUpDealRoute {
    /// The form, filled with the listing's own terms.
    static func form(_ marketplace: Marketplace) -> Route {
        .get("/listings/:listing/deals/new", .member) { visit in
            let revision = try await own(visit, marketplace)
            let content = revision.facts.content.value
            return .page(page(revision, visit, marketplace)) { json in
                json.object("terms") { TradeJSON.write(revision.facts.terms, to: &$0) }
                json.member("clauses", texts: content?.clauses ?? [])
                json.member("validHours", DrawUpDeal.Bounds.validHoursStandard)
            }
        }
    }

    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            "/listings/:listing/deals",
            formAgain: { visit, refused in page(try await own(visit, marketplace), visit, marketplace, refused: refused) }
        ) { visit in
            let listing = try await marketplace.revision(of: visit.name("listing", ListingID.self)).listing
            var fields = visit.fields()
            let title = fields.text("title", charactersMax: DrawUpDeal.Bounds.titleCharactersMax)
            let note = fields.optionalText("note", charactersMax: DrawUpDeal.Bounds.noteCharactersMax) ?? ""
            let bounds = DrawUpDeal.Bounds.validHours
            let hours = fields.optionalInteger("validHours", in: Int64(bounds.lowerBound)...Int64(bounds.upperBound))
            let terms = TermsForm.terms(&fields)
            let wording = TermsForm.wording(&fields)
            try fields.finish()
            let (deal, token, outcome) = try await marketplace.drawUpDeal(
                on: listing,
                DealForm(
                    terms: terms, wording: wording, title: title, note: note,
                    validHours: Int(hours ?? Int64(DrawUpDeal.Bounds.validHoursStandard))),
                by: try visit.memberID(), key: try visit.commandKey())
            let openUntil = outcome.at.adding(.hours(Int(hours ?? Int64(DrawUpDeal.Bounds.validHoursStandard))))
            let link = token.map { address(site, visit) + "/deals/\($0)" }
            let page = DealDrawnPage(
                title: visit.say(link == nil ? "deal.drawn.again" : "deal.drawn"), link: link,
                deadline: Web.Deadline(openUntil.ms, now: visit.nowMs, visit.language))
            return Answer.page(page, status: outcome.isRepeated ? .ok : .created) { json in
                json.member("deal", deal.rawValue)
                json.member("link", link)
                json.member("token", token)
                json.member("openUntil", TimeText.iso(openUntil.ms))
                json.member("sequence", outcome.sequence)
                json.member("entry", outcome.entryHash)
                json.member("receipt", outcome.receiptText)
            }.atSecretAddress
        }
    }

    /// Where this site is reached.
    private static func address(_ site: Site, _ visit: Visit) -> String {
        site.configuration.publicURL ?? "http://\(visit.request.head.authority ?? "localhost")"
    }

    /// The newest revision of a listing that is the member's own. Throws: `Refused` 403, 404.
    private static func own(_ visit: Visit, _ marketplace: Marketplace) async throws -> Revision {
        let revision = try await marketplace.revision(of: visit.name("listing", ListingID.self))
        guard revision.facts.seller == (try visit.memberID()) else { throw DrawUpDealRefusal.notTheSeller }
        guard !revision.isWithdrawn else { throw DrawUpDealRefusal.listingWithdrawn }
        return revision
    }

    private static func page(
        _ revision: Revision, _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) -> DealFormPage {
        let language = visit.language
        let make = FormFields(
            language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [],
            sendsMail: marketplace.sendsMail)
        let content = revision.facts.content.value
        let standing = TermsVersion(
            terms: revision.facts.terms,
            wording: TermsWording(
                clauses: content?.clauses ?? [], nonce: "", contents: content?.contents ?? [], criteria: content?.criteria ?? []))
        let groups = ProposalForm.groups(make, standing, TermsWords(language))
        let about = [
            make.line(
                "title", language.say("deal.field.title"), given: content?.title ?? "", help: language.say("deal.field.title.help"),
                charactersMax: DrawUpDeal.Bounds.titleCharactersMax),
            make.long(
                "note", language.say("deal.field.note"), help: language.say("deal.field.note.help"), required: false, rows: 3,
                charactersMax: DrawUpDeal.Bounds.noteCharactersMax),
            make.choice(
                "validHours", language.say("deal.field.validHours"),
                [1, 24, 72, 168, 336, 720].map { hours in
                    (String(hours), hours < 24 ? language.count("time.hour", hours) : language.count("time.day", hours / 24))
                }, given: String(DrawUpDeal.Bounds.validHoursStandard), help: language.say("deal.field.validHours.help")),
        ]
        let clauses = make.long(
            "clauses", language.say("terms.free"), given: (content?.clauses ?? []).joined(separator: "\n\n"), required: false,
            rows: 6, charactersMax: 25_000)
        let fields = about + groups.flatMap(\.fields) + [clauses]
        return DealFormPage(
            title: language.say("deal.form.title"),
            listing: Link(text: content?.title ?? language.say("listing.erased"), path: "/listings/\(revision.listing)"),
            action: "/listings/\(revision.listing)/deals", about: about, groups: groups,
            clauses: clauses,
            refusal: refused.map { RefusalNote($0, language, fields: fields) })
    }
}
