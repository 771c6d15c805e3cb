import ArgumentParser
import Market
import Service
import Store

/// `chengxu staff`: who acts for the platform.
struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Make a member an operator, or list the staff.",
        subcommands: [StaffGrantCommand.self, StaffListCommand.self])
}

/// `chengxu staff grant NAME operator`: the first two operators, who from then on consent to each other at the desk.
struct StaffGrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Give a member a role, as long as there are fewer than two operators. An embedded store must not be served.")

    @OptionGroup var place: PlaceOptions

    @Argument(help: "What the member signs in with.")
    var name: String

    @Argument(help: "operator or mediator.")
    var role: StaffRole

    @Option(help: "Why; it goes into the member's record.")
    var reason = "granted on the command line"

    func run() async throws {
        let marketplace = try await place.premises().openAlone()
        do {
            let outcome = try await marketplace.grantAsHost(role, to: name, reason: reason)
            await marketplace.database.close()
            print(outcome.isRepeated ? "\(name) is \(role.rawValue) already." : "\(name) is \(role.rawValue) now.")
        } catch let refusal as any Refusal {
            await marketplace.database.close()
            print(
                refusal.code == "notFound"
                    ? "Nobody signs in as \(name)."
                    : "Refused (\(refusal.code)): two operators consent to each other at the desk.")
            throw ExitCode(1)
        }
    }
}

/// `chengxu staff list`: everybody who is staff.
struct StaffListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the staff, one to a line.")

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let marketplace = try await place.premises().openAlone()
        let staff = try await marketplace.staff()
        await marketplace.database.close()
        for member in staff { print("\(member.role.rawValue)  \(member.handle)  \(member.displayName)") }
    }
}

extension StaffRole: ExpressibleByArgument {}
