import HTTPTypes
import Market
import NIOCore
import Service
import Synchronization

/// `GET /desk/reconciliation`: the gateways' bills by day. `POST /desk/reconciliation/bills` takes one that somebody brings;
/// `POST /desk/reconciliation/:gateway/:day/bill` asks the gateway for one now. The rest is in ``BillRoutes``.
enum ReconciliationRoutes {
    static let path = "/desk/reconciliation"
    /// Days of each gateway on one page.
    static let daysMax = 31

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.readBooks)) { visit in
                let gateways = try await marketplace.reconciledGateways()
                let page = try page(gateways, visit)
                return .page(page) { json in
                    json.array("gateways", gateways) { gateway, json in
                        json.member("gateway", gateway.face.name)
                        json.member("open", Int64(gateway.state.openCount))
                        json.array("days", Array(gateway.days.prefix(400))) { write($0, of: gateway, to: &$1) }
                    }
                }
            },
            .post(
                "\(path)/bills", .desk(.resolveDifference), .files(bytesMax: Int(Marketplace.billBytesMax) + Limits.formBytesMax)
            ) { visit in try await upload(visit, marketplace) },
            .post("\(path)/:gateway/:day/bill", .desk(.resolveDifference)) { visit in
                let (gateway, day) = try visit.bill()
                var fields = visit.fields()
                try fields.finish()
                let outcome = try await marketplace.fetchBill(of: day, from: gateway, by: .staff(try visit.memberID()))
                return .command(outcome, seeOther: BillRoutes.path(gateway, day), flash: "billTaken")
            },
        ] + BillRoutes.all(marketplace)
    }

    private static func upload(_ visit: Visit, _ marketplace: Marketplace) async throws -> Answer {
        let sink = BillSink()
        do {
            let body = try await visit.multipart(bytesMax: Int(Marketplace.billBytesMax) + Limits.formBytesMax) { _, _ in sink }
            var fields = Fields(.form(body.form))
            let gateway = fields.text("gateway", charactersMax: 32)
            let day = BeijingDay(text: fields.text("day", charactersMax: 10))
            if day == nil { fields.add(FieldProblem("day", "notADay")) }
            if body.files.isEmpty { fields.add(FieldProblem("file", "missing")) }
            try fields.finish()
            guard let day else { throw Refused.notFound }
            let outcome = try await marketplace.uploadBill(sink.taken, of: day, from: gateway, by: try visit.memberID())
            return .command(outcome, seeOther: BillRoutes.path(gateway, day), flash: "billTaken")
        } catch {
            guard visit.wantsPage, let refused = Refused(error), refused != .notFound else { throw error }
            let page = try page(try await marketplace.reconciledGateways(), visit, refused: refused)
            return .page(page, status: refused.status, json: refused.json)
        }
    }

    private static func page(
        _ gateways: [ReconciledGateway], _ visit: Visit, refused: Refused? = nil
    ) throws -> ReconciliationPage {
        var query = Fields(.form(try visit.query()))
        let after = query.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
        try query.finish()
        let language = visit.language
        let make = FormFields(language, problems: refused?.problems ?? [])
        let fields = [
            make.choice("gateway", visit.say("bill.gateway"), gateways.map { ($0.face.name, $0.face.title.text(language)) }),
            make.line("day", visit.say("bill.day"), help: visit.say("bill.day.help"), placeholder: "2026-11-22", charactersMax: 10),
        ]
        let shown = gateways.map { gateway in
            Array(gateway.days.drop { day in after.map { day.number >= $0.key } ?? false }.prefix(daysMax))
        }
        let oldest = zip(gateways, shown).compactMap { gateway, days in
            days.last.flatMap { $0 == gateway.days.last ? nil : $0.number }
        }.max()
        return ReconciliationPage(
            title: visit.say("bill.title"), tabs: DeskTab.tabs(at: path, visit),
            gateways: zip(gateways, shown).map { gateway, days in
                let open = gateway.state.openCount
                return ReconciliationPage.Gateway(
                    name: gateway.face.title.text(language),
                    standing: open == 0
                        ? Badge(visit.say("bill.allResolved"), .good)
                        : Badge(language.count("bill.openCount", Int64(open)), .warn),
                    days: days.map { row($0, of: gateway, visit) }, isEmpty: gateway.days.isEmpty)
            },
            hasGateways: !gateways.isEmpty, fields: fields,
            canUpload: !gateways.isEmpty && (visit.session?.roles.may(.resolveDifference) ?? false),
            uploadLimit: visit.say("bill.file.limit", ["max": NumberText.size(bytes: Marketplace.billBytesMax)]),
            refusal: refused.map {
                RefusalNote($0, language, fields: fields, inputs: ["file": visit.say("bill.file")])
            },
            paging: Paging(path: path, isFirst: after == nil, next: oldest.map { Cursor(key: $0, id: "day") }))
    }

    private static func row(_ day: BeijingDay, of gateway: ReconciledGateway, _ visit: Visit) -> ReconciliationPage.Day {
        let taken = gateway.state.days[day]
        let standing = BillStanding(day, of: gateway)
        let failure = gateway.failures[day].map { failure in
            visit.say("bill.failure", ["reason": failure.reason, "when": TimeText.moment(failure.next.ms, visit.language)])
        }
        let mayFetch = visit.session?.roles.may(.resolveDifference) ?? false
        return ReconciliationPage.Day(
            text: day.text, path: taken == nil ? nil : BillRoutes.path(gateway.face.name, day),
            badge: standing.badge(visit.language), matched: taken.map { String($0.bill.matched) } ?? "",
            differences: taken.map { String($0.bill.differences) } ?? "", failure: taken == nil ? failure : nil,
            fetchPath: taken == nil && mayFetch ? "\(path)/\(gateway.face.name)/\(day.text)/bill" : nil)
    }

    private static func write(_ day: BeijingDay, of gateway: ReconciledGateway, to json: inout JSONText) {
        let taken = gateway.state.days[day]
        json.member("day", day.text)
        json.member("standing", BillStanding(day, of: gateway).rawValue)
        json.member("matched", taken.map { Int64($0.bill.matched) })
        json.member("differences", taken.map { Int64($0.bill.differences) })
        json.member("open", taken.map { Int64($0.openCount) })
        json.member("sha256", taken?.bill.bill?.sha256.rawValue)
        json.member("failure", taken == nil ? gateway.failures[day]?.reason : nil)
    }
}

/// How a day's bill stands.
enum BillStanding: String, Sendable, CaseIterable {
    case waiting, failed, empty, agrees, open, resolved

    init(_ day: BeijingDay, of gateway: ReconciledGateway) {
        guard let taken = gateway.state.days[day] else {
            self = gateway.failures[day] == nil ? .waiting : .failed
            return
        }
        if taken.openCount > 0 {
            self = .open
        } else if taken.bill.differences > 0 {
            self = .resolved
        } else {
            self = taken.bill.bill == nil ? .empty : .agrees
        }
    }

    func badge(_ language: Language) -> Badge {
        let tone: Badge.Tone =
            switch self {
            case .waiting, .empty: .calm
            case .failed: .bad
            case .agrees, .resolved: .good
            case .open: .warn
            }
        return Badge(language.say("bill.standing.\(rawValue)"), tone)
    }
}

/// Takes a bill's file into memory; the limit is the body's.
private final class BillSink: UploadSink {
    private let bytes = Mutex<[UInt8]>([])

    var taken: [UInt8] { bytes.withLock { $0 } }

    func write(_ piece: ByteBuffer) async throws { bytes.withLock { $0.append(contentsOf: piece.readableBytesView) } }

    func abort() async { bytes.withLock { $0 = [] } }
}

extension Visit {
    /// The gateway and the day in the path.
    ///
    /// - Throws: `Refused` 404.
    func bill() throws(Refused) -> (gateway: String, day: BeijingDay) {
        guard let day = BeijingDay(text: try identifier("day")) else { throw .notFound }
        return (try identifier("gateway"), day)
    }
}
