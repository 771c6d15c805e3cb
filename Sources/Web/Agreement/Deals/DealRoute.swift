import HTTPTypes
import Ledger
import Market
import Service

/// `GET /deals/:token`: a deal as whoever holds its link sees it, signed in or not. Whoever took it is led to the trade.
enum DealRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/deals/:token") { visit in
            do {
                return try await answer(visit, marketplace).atSecretAddress
            } catch let refusal as ClaimDealRefusal {
                return refused(Refused(refusal), visit).atSecretAddress
            } catch let refused as Refused {
                return self.refused(refused, visit).atSecretAddress
            }
        }
    }

    /// A page that says what became of the link, at an address that is still a secret.
    static func refused(_ refused: Refused, _ visit: Visit) -> Answer {
        .page(RefusedPage(refused, visit.language), status: refused.status) { refused.json(&$0) }
    }

    private static func answer(_ visit: Visit, _ marketplace: Marketplace) async throws -> Answer {
        let token = try visit.dealToken()
        let reading = try await marketplace.deal(token: token)
        let member = visit.session.flatMap { MemberID(rawValue: $0.memberID) }
        if let claim = reading.deal.claim, claim.by == member, visit.wantsPage {
            return .done(seeOther: TradePath.trade(claim.trade))
        }
        if let hindrance = reading.hindrance(at: marketplace.clock.now()) { throw hindrance }
        guard let wording = reading.offer.wording.value else { throw ClaimDealRefusal.unknown }
        var page = DealPage(reading, wording, token: token, reader: member, visit)
        page.feeNote = FeeNote.text(reading.offer.terms, under: marketplace.settings.policy, visit.language)
        let absence = try await marketplace.absence(of: reading.offer.seller)
        page.absence = absence.map { AbsenceNote($0, now: visit.nowMs, visit.language) }
        return .page(page) { json in
            if let absence { json.object("absence") { absence.json(&$0) } } else { json.null("absence") }
            json.member("deal", reading.id.rawValue)
            json.member("title", wording.title)
            json.member("note", wording.note)
            json.object("seller") { json in
                json.member("id", reading.offer.seller.rawValue)
                json.member("name", reading.sellerName)
            }
            json.object("listing") { json in
                json.member("id", reading.offer.revision.listing.rawValue)
                json.member("revision", reading.offer.revision.number)
            }
            json.object("terms") { TradeJSON.write(reading.offer.terms, to: &$0) }
            json.member("clauses", texts: wording.terms.clauses)
            json.member("document", reading.offer.document.rawValue)
            json.member("openUntil", TimeText.iso(reading.offer.openUntil.ms))
            json.member("isOwn", reading.offer.seller == member)
        }
    }
}

extension DealPage {
    fileprivate init(_ reading: DealReading, _ wording: DealWording, token: String, reader: MemberID?, _ visit: Visit) {
        let (language, offer) = (visit.language, reading.offer)
        let path = "/deals/\(token)"
        let back = PercentCoding.encode(path)
        let isOwn = reader == offer.seller
        let defects = reading.revision.facts.content.value?.defects.map(\.text) ?? []
        self.init(
            title: wording.title, seller: MemberName(id: offer.seller.rawValue, name: reading.sellerName),
            listing: Link(
                text: reading.revision.facts.content.value?.title ?? language.say("listing.erased"),
                path: "/listings/\(offer.revision.listing)/revisions/\(offer.revision.number)"),
            price: MoneyText.yuan(offer.terms.price.minor), note: wording.note.isEmpty ? nil : wording.note,
            clauses: ContractClauses(TermsVersion(terms: offer.terms, wording: wording.terms), language).all.enumerated().map {
                Clause(number: String($0 + 1), name: $1.name, text: $1.text, isKey: $1.isKey)
            }, defects: defects, hasDefects: !defects.isEmpty,
            protections: ["listing", "agreement", "record", "escrow", "afterSales", "disputes"].map { name in
                Promise(name: language.say("protection.\(name)"), text: language.say("protection.\(name).promise"))
            },
            hash: HashText(offer.document.rawValue), deadline: Web.Deadline(offer.openUntil.ms, now: visit.nowMs, language),
            claimPath: reader == nil || isOwn ? nil : "\(path)/claim",
            door: reader == nil
                ? Door(registerPath: "/register?back=\(back)", signInPath: "/session/new?back=\(back)") : nil,
            isOwn: isOwn)
    }
}
