import Ledger
import Market
import Service

/// `GET /listings/:listing` and `GET /listings/:listing/revisions/:n`: one listing as a buyer reads it, newest or as it was.
enum ListingRoute {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/listings/:listing") { visit in
                try await answer(visit, marketplace, revision: nil)
            },
            .get("/listings/:listing/revisions/:n") { visit in
                guard let number = Int(exactly: try visit.number("n")) else { throw Refused.notFound }
                return try await answer(visit, marketplace, revision: number)
            },
        ]
    }

    private static func answer(_ visit: Visit, _ marketplace: Marketplace, revision number: Int?) async throws -> Answer {
        let listing = try visit.name("listing", ListingID.self)
        let revision = try await marketplace.revision(number, of: listing)
        let history = try await marketplace.revisions(of: listing)
        let credit = try await marketplace.credit(of: revision.facts.seller)
        let comparable = try await marketplace.priceContext(of: revision)
        var pictures: [Digest: PictureFacts] = [:]
        for sha256 in revision.facts.screenshots { pictures[sha256] = try await marketplace.picture(sha256) }
        var page = ListingPage(
            revision, history: history, pictures: pictures, credit, marketplace.categories, reader: visit.session?.memberID,
            now: visit.nowMs, visit.language)
        page.priceContext = comparable.map {
            PriceContextPanel(
                $0, marketplace.categories[revision.facts.category], priceMinor: revision.facts.terms.price.minor,
                visit.language)
        }
        page.feeNote = FeeNote.text(revision.facts.terms, under: marketplace.settings.policy, visit.language)
        let absence = try await marketplace.absence(of: revision.facts.seller)
        page.absence = absence.map { AbsenceNote($0, now: visit.nowMs, visit.language) }
        return .page(page) { json in
            if let absence { json.object("absence") { absence.json(&$0) } } else { json.null("absence") }
            revision.json(&json, marketplace.categories)
            marketplace.settings.policy.feeJSON(&json, of: revision.facts.terms)
            json.member("sellerName", credit.displayName)
            json.object("credit") { credit.json(&$0) }
            json.array("revisions", history) { earlier, json in
                json.member("revision", earlier.number)
                json.member("at", TimeText.iso(earlier.at.ms))
                json.member("entry", earlier.entryHash)
                json.member("priceMinor", earlier.priceMinor)
            }
            if let comparable {
                json.object("priceContext") { comparable.json(&$0, priceMinor: revision.facts.terms.price.minor) }
            } else {
                json.null("priceContext")
            }
        }
    }
}

extension Revision {
    /// The revision for programs.
    func json(_ json: inout JSONText, _ categories: Categories) {
        json.member("listing", listing.rawValue)
        json.member("revision", facts.number)
        json.member("newest", newest)
        json.member("withdrawn", isWithdrawn)
        json.member("entry", entryHash)
        json.member("at", TimeText.iso(at.ms))
        json.member("seller", facts.seller.rawValue)
        json.member("category", facts.category)
        json.member("categoryVersion", facts.categoryVersion)
        let content = facts.content.value
        json.member("title", content?.title)
        json.object("fields") { json in
            for (field, value) in (content?.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
                guard case .platforms(let rows) = value else {
                    json.member(named: field, value.plain)
                    continue
                }
                json.array(named: field, rows) { row, json in
                    json.member("platform", row.platform)
                    json.member("versions", row.versions)
                }
            }
        }
        json.array("defects", content?.defects ?? []) { defect, json in
            json.member("severity", defect.severity.rawValue)
            json.member("text", defect.text)
        }
        json.member("noneKnown", facts.noneKnown)
        json.array("clauses") { json in for clause in content?.clauses ?? [] { json.element(clause) } }
        json.member("contents", texts: content?.contents ?? [])
        json.member("criteria", texts: content?.criteria ?? [])
        json.object("terms") { facts.terms.json(&$0) }
        if let artefact = facts.artefact {
            json.object("artefact") { json in
                json.member("sha256", artefact.sha256.rawValue)
                json.member("sizeBytes", artefact.bytes)
                json.member("name", content?.artefactName)
            }
        } else {
            json.null("artefact")
        }
        if let found = facts.artefactFacts { json.value("artefactFacts", found) } else { json.null("artefactFacts") }
        json.member("artefactUnread", facts.artefactUnread?.reason.rawValue)
        json.array("screenshots") { json in
            for screenshot in facts.screenshots {
                json.element("/files/\(screenshot)/\(listing)/\(facts.number)")
            }
        }
        facts.warned?.json(&json)
        facts.protectionCheck(in: categories[facts.category, version: facts.categoryVersion]).json(&json)
    }
}

extension FieldValue {
    /// The answer as one text.
    var plain: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .yesNo(let flag): flag ? "yes" : "no"
        case .choices(let choices): choices.joined(separator: ", ")
        case .platforms(let rows):
            rows.map { $0.versions.isEmpty ? $0.platform : "\($0.platform) \($0.versions)" }.joined(separator: ", ")
        }
    }
}

extension Terms {
    /// The clauses for programs.
    func json(_ json: inout JSONText) {
        json.member("priceMinor", price.minor)
        json.member("currency", price.currency.code)
        json.member("licence", licence.scope.rawValue)
        json.member("includesSource", licence.includesSource)
        json.member("mayResell", licence.mayResell)
        json.member("deliveryHours", deliveryHours)
        json.member("acceptanceDays", acceptanceDays)
        json.member("changeRounds", changeRounds)
        json.member("supportMonths", supportMonths)
        json.member("noReasonReturnDays", noReasonReturnDays)
        json.member("returnCondition", returnCondition.rawValue)
        promisesJSON(&json)
    }

    /// The after-sales promises for programs, member by member as a form in JSON takes them.
    func promisesJSON(_ json: inout JSONText) {
        json.object("conditionalReturns") { json in
            for reason in conditionalReturns.promised { json.member(named: reason.rawValue, conditionalReturns[reason]) }
        }
        json.member("responseHours", responseHours)
        json.member("supportChannels", texts: supportChannels.map(\.rawValue))
        contractJSON(&json)
    }
}
