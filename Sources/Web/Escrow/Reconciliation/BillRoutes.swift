import HTTPTypes
import Ledger
import Market
import NIOCore
import Service

/// `GET /desk/reconciliation/:gateway/:day`: one bill and what does not agree; `…/file`: the bill as it came.
/// `POST /desk/reconciliation/:gateway/:day/differences/:number`: what became of one.
enum BillRoutes {
    static func path(_ gateway: String, _ day: BeijingDay) -> String {
        "\(ReconciliationRoutes.path)/\(gateway)/\(day.text)"
    }

    /// Differences on one page.
    static let differencesMax = 50

    static func all(_ marketplace: Marketplace) -> [Route] {
        let base = "\(ReconciliationRoutes.path)/:gateway/:day"
        return [
            .get(base, .desk(.readBooks)) { visit in
                let scene = try await BillScene(visit, marketplace)
                return .page(try scene.page()) { scene.write(to: &$0) }
            },
            .get("\(base)/file", .desk(.readBooks)) { visit in
                let (gateway, day) = try visit.bill()
                guard let bytes = try await marketplace.billFile(of: day, from: gateway) else { throw Refused.notFound }
                let isArchive = bytes.starts(with: [0x50, 0x4B])
                return .bytes(ByteBuffer(bytes: bytes), mediaType: isArchive ? "application/zip" : "text/csv")
                    .with(.contentDisposition, Attachment.disposition("\(gateway)-\(day.text).\(isArchive ? "zip" : "csv")"))
            },
            .post(
                "\(base)/differences/:number", .desk(.resolveDifference),
                formAgain: { visit, refused in try await BillScene(visit, marketplace).page(refused: refused) }
            ) { visit in
                let (gateway, day) = try visit.bill()
                let number = Int(try visit.number("number"))
                var fields = visit.fields()
                let kinds = DifferenceResolved.Kind.byPerson
                let kind = DifferenceResolved.Kind(rawValue: fields.choice("kind", of: kinds.map(\.rawValue)))
                let reason = fields.text("reason", charactersMax: ProposeDeed.reasonCharacters.upperBound)
                try fields.finish()
                guard let kind else { throw Refused.fields([FieldProblem("kind", "missing")]) }
                let (deed, outcome) = try await marketplace.resolve(
                    difference: number, at: gateway, as: kind, reason: reason, by: try visit.memberID(),
                    key: try visit.commandKey())
                let isDone = try await marketplace.reconciledGateway(gateway)?.state.difference(number)?.resolution != nil
                return .command(
                    outcome, seeOther: "\(path(gateway, day))#d\(number)", flash: isDone ? "deedDone" : "deedProposed"
                ) { json in
                    json.member("deed", deed.rawValue)
                    json.member("isResolved", isDone)
                }
            },
        ]
    }
}

/// One bill as its page and its JSON show it.
private struct BillScene {
    private let visit: Visit
    private let gateway: ReconciledGateway
    private let day: BeijingDay
    private let taken: Reconciliation.Day
    private let waiting: [Int: DeedRow]

    /// Throws: `Refused` 404 where there is no bill.
    init(_ visit: Visit, _ marketplace: Marketplace) async throws {
        let (name, day) = try visit.bill()
        guard let gateway = try await marketplace.reconciledGateway(name), let taken = gateway.state.days[day] else {
            throw Refused.notFound
        }
        self.visit = visit
        self.gateway = gateway
        self.day = day
        self.taken = taken
        waiting = taken.openCount == 0 ? [:] : try await marketplace.openResolutions(at: name)
    }

    func page(refused: Refused? = nil) throws -> BillPage {
        var query = Fields(.form(try visit.query()))
        let after = query.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
        try query.finish()
        let numbers = taken.numbers.drop { number in after.map { number <= Int($0.key) } ?? false }
        let shown = numbers.prefix(BillRoutes.differencesMax)
        let path = BillRoutes.path(gateway.face.name, day)
        let next = numbers.count > shown.count ? shown.last.map { Cursor(key: Int64($0), id: "d") } : nil
        return BillPage(
            title: "\(gateway.face.title.text(visit.language)) \(day.text)",
            back: Link(text: visit.say("bill.title"), path: ReconciliationRoutes.path),
            tabs: DeskTab.tabs(at: ReconciliationRoutes.path, visit),
            badge: BillStanding(day, of: gateway).badge(visit.language), facts: facts,
            totals: taken.bill.totals.map { total in
                BillPage.Total(
                    kind: visit.say("bill.kind.\(total.kind.rawValue)"), count: String(total.count), amount: total.amount.text)
            },
            hasTotals: !taken.bill.totals.isEmpty, filePath: taken.bill.bill == nil ? nil : "\(path)/file",
            differences: shown.compactMap { gateway.state.difference($0).map(difference) }, isEmpty: taken.numbers.isEmpty,
            limitNote: visit.say("bill.limit", ["amount": MoneyText.yuan(DeskPolicy.standard.aloneMinorMax)]),
            refusal: refused.map { RefusalNote($0, visit.language) },
            paging: Paging(path: path, isFirst: after == nil, next: next))
    }

    private var facts: [Fact] {
        let bill = taken.bill
        return [
            Fact(label: visit.say("bill.source"), value: visit.say("bill.source.\(bill.source.rawValue)")),
            Fact(label: visit.say("bill.taken"), value: TimeText.moment(taken.takenAt.ms, visit.language)),
            Fact(label: visit.say("bill.matched"), value: String(bill.matched)),
            Fact(label: visit.say("bill.differences"), value: String(bill.differences)),
            taken.fees?.kept.map { Fact(label: visit.say("bill.fees"), value: $0.text) },
            taken.fees?.returned.map { Fact(label: visit.say("bill.feesReturned"), value: $0.text) },
            bill.bill.map { Fact(label: "SHA-256", value: $0.sha256.rawValue, isCode: true) },
        ].compactMap { $0 }
    }

    private func difference(_ difference: Reconciliation.Difference) -> BillPage.Difference {
        let (number, found) = (difference.found.number, difference.found.difference)
        let proposal = waiting[number].map { row in
            visit.say("bill.waiting", ["who": row.proposedByName, "what": what(row)])
        }
        let outcome = difference.resolution.map { resolution in
            visit.say("bill.resolution.\(resolution.kind.rawValue)")
                + (difference.resolvedAt.map { " · " + TimeText.moment($0.ms, visit.language) } ?? "")
        }
        let isOpen = difference.resolution == nil
        let mayResolve = visit.session?.roles.may(.resolveDifference) ?? false
        return BillPage.Difference(
            anchor: "d\(number)", number: String(number), sentence: sentence(found),
            badge: isOpen
                ? Badge(visit.say("bill.standing.open"), .warn) : Badge(visit.say("bill.standing.resolved"), .good),
            facts: facts(found), outcome: outcome,
            reason: difference.resolution?.reason.map { $0.value ?? visit.say("trade.erased") }, proposal: proposal,
            action: isOpen && proposal == nil && mayResolve
                ? "\(BillRoutes.path(gateway.face.name, day))/differences/\(number)" : nil,
            kinds: DifferenceResolved.Kind.byPerson.filter { !$0.isBooked || found.excess.minor != 0 }.map { kind in
                FormField.Option(
                    value: kind.rawValue, label: visit.say("bill.resolution.\(kind.rawValue)"), isChosen: false)
            })
    }

    private func what(_ row: DeedRow) -> String {
        DifferenceSubject(text: row.deed.subject).map { visit.say("bill.resolution.\($0.kind.rawValue)") } ?? row.deed.subject
    }

    private func sentence(_ found: BillDifference) -> String {
        visit.say(
            "bill.case.\(found.how.rawValue)",
            ["kind": visit.say("bill.kind.\(found.kind.rawValue)"), "amount": (found.billAmount ?? found.ledgerAmount)?.text ?? ""])
    }

    private func facts(_ found: BillDifference) -> [Fact] {
        [
            found.billAmount.map { Fact(label: visit.say("bill.says"), value: $0.text) },
            found.ledgerAmount.map { Fact(label: visit.say("bill.ledgerSays"), value: $0.text) },
            found.excess.minor == 0 ? nil : Fact(label: visit.say("bill.excess"), value: MoneyText.signed(found.excess.minor)),
            Fact(label: visit.say("bill.ours"), value: found.movement ?? found.payment, isCode: true),
            found.transaction.map { Fact(label: visit.say("escrow.transaction"), value: $0, isCode: true) },
            Fact(label: visit.say("bill.at"), value: TimeText.moment(found.at.ms, visit.language)),
            found.entry.map { Fact(label: visit.say("bill.entry"), value: "\($0.stream) #\($0.sequence)", isCode: true) },
        ].compactMap { $0 }
    }

    func write(to json: inout JSONText) {
        json.member("gateway", gateway.face.name)
        json.member("day", day.text)
        json.member("standing", BillStanding(day, of: gateway).rawValue)
        json.member("sha256", taken.bill.bill?.sha256.rawValue)
        json.member("takenAt", TimeText.iso(taken.takenAt.ms))
        json.member("matched", Int64(taken.bill.matched))
        json.array("totals", taken.bill.totals) { total, json in
            json.member("kind", total.kind.rawValue)
            json.member("count", Int64(total.count))
            json.member("amountMinor", String(total.amount.minor))
            json.member("currency", total.amount.currency.code)
        }
        json.array("differences", taken.numbers.compactMap(gateway.state.difference)) { difference, json in
            let found = difference.found.difference
            json.member("number", Int64(difference.found.number))
            json.member("case", found.how.rawValue)
            json.member("kind", found.kind.rawValue)
            json.member("payment", found.payment)
            json.member("movement", found.movement)
            json.member("transaction", found.transaction)
            json.member("billMinor", found.billAmount.map { String($0.minor) })
            json.member("ledgerMinor", found.ledgerAmount.map { String($0.minor) })
            json.member("excessMinor", String(found.excess.minor))
            json.member("at", TimeText.iso(found.at.ms))
            json.member("entryStream", found.entry?.stream)
            json.member("entrySequence", found.entry?.sequence)
            json.member("resolution", difference.resolution?.kind.rawValue)
            json.member("deed", (difference.resolution?.deed ?? waiting[difference.found.number]?.id)?.rawValue)
        }
    }
}
