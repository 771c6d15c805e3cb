import Market
import Service

/// `GET /desk/staff`: who is staff. `POST /desk/staff/roles` proposes that a member becomes it, `POST /desk/staff/revocations`
/// ends a role at once.
enum StaffRoutes {
    static let path = "/desk/staff"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.readStaff)) { visit in
                let staff = try await marketplace.staff()
                return .page(page(staff, visit)) { json in
                    json.array("staff", staff) { member, json in
                        json.member("member", member.member.rawValue)
                        json.member("name", member.handle)
                        json.member("displayName", member.displayName)
                        json.member("role", member.role.rawValue)
                        json.member("since", TimeText.iso(member.since.ms))
                    }
                }
            },
            .post("\(path)/roles", .desk(.grantRole), formAgain: { try await again($0, $1, marketplace) }) { visit in
                var fields = visit.fields()
                let handle = fields.text("name", charactersMax: RegisterMember.handleCharacters.upperBound)
                let role = StaffRole(rawValue: fields.choice("role", of: StaffRole.allCases.map(\.rawValue)))
                let reason = fields.text("reason", charactersMax: ProposeDeed.reasonCharacters.upperBound)
                try fields.finish()
                guard let member = try await marketplace.member(handle: handle) else {
                    throw Refused.fields([FieldProblem("name", "noSuchMember")])
                }
                let deed = StaffDeed(.grantRole, of: member.rawValue, member: member, role: role)
                let (id, outcome) = try await marketplace.propose(
                    deed, reason: reason, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: DeedRoutes.path, flash: "deedProposed") { $0.member("deed", id.rawValue) }
            },
            .post("\(path)/revocations", .desk(.revokeRole)) { visit in
                var fields = visit.fields()
                let member = MemberID(rawValue: fields.text("member", charactersMax: 26))
                let role = StaffRole(rawValue: fields.choice("role", of: StaffRole.allCases.map(\.rawValue)))
                let reason = fields.text("reason", charactersMax: ProposeDeed.reasonCharacters.upperBound)
                try fields.finish()
                guard let member else { throw Refused.notFound }
                let deed = StaffDeed(.revokeRole, of: member.rawValue, member: member, role: role)
                let (id, outcome) = try await marketplace.propose(
                    deed, reason: reason, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "deedDone") { $0.member("deed", id.rawValue) }
            },
        ]
    }

    private static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        page(try await marketplace.staff(), visit, refused: refused)
    }

    private static func page(_ staff: [StaffMember], _ visit: Visit, refused: Refused? = nil) -> StaffPage {
        let make = FormFields(
            visit.language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [])
        let fields = [
            make.line(
                "name", visit.say("register.name"), charactersMax: RegisterMember.handleCharacters.upperBound),
            make.choice(
                "role", visit.say("desk.role"), StaffRole.allCases.map { ($0.rawValue, visit.say("desk.role.\($0.rawValue)")) }),
            make.long(
                "reason", visit.say("desk.reason"), help: visit.say("desk.reason.help"), rows: 2,
                charactersMax: ProposeDeed.reasonCharacters.upperBound),
        ]
        let me = visit.session?.memberID
        return StaffPage(
            title: visit.say("desk.tab.staff"), tabs: DeskTab.tabs(at: path, visit),
            rows: staff.map { member in
                StaffPage.Row(
                    member: MemberName(id: member.member.rawValue, name: member.displayName), handle: member.handle,
                    role: visit.say("desk.role.\(member.role.rawValue)"),
                    since: Moment(member.since.ms, now: visit.nowMs, visit.language), memberID: member.member.rawValue,
                    roleName: member.role.rawValue, canRevoke: member.member.rawValue != me)
            },
            isEmpty: staff.isEmpty, fields: fields,
            refusal: refused.map {
                RefusalNote($0, visit.language, fields: fields)
            })
    }
}
