import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import Market
import Payments
import Service
import ServiceLifecycle
import Store
import UnixSignals
import Web

/// `chengxu serve`: the market, its jobs, and beside it the bank with play money.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the market. Stops cleanly on SIGTERM and SIGINT.")

    @OptionGroup var place: PlaceOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 for any that is free.")
    var port = 8080

    @Option(help: "The address under which people and gateways reach the market, e.g. https://chengxu.example.")
    var publicURL: String?

    @Option(help: "The address of a sandbox bank that runs by itself. Without it, one runs beside the market.")
    var bankURL: String?

    @Option(help: "The port of the sandbox bank beside the market; 0 for any that is free.")
    var bankPort = 8090

    @Option(help: "A file that describes the gateways with real money, instead of play money: docs/gateways.md.")
    var gateways: String?

    @Option(help: "A folder of category files instead of those that are shipped and those in DATA/categories.")
    var categories: String?

    @Flag(help: "Fill an empty store with the demo world first, and print its accounts.")
    var demo = false

    @Option(help: "Up to how many yuan one of the staff moves money alone; above it a second one consents.")
    var aloneLimit = DeskPolicy.standard.aloneMinorMax / 100

    @OptionGroup var payouts: PayoutOptions

    @OptionGroup var fee: FeeOptions

    @OptionGroup var mail: MailOptions

    @Option(help: "debug, info, warning or error.")
    var log = Logger.Level.notice

    @Flag(help: "Hash passwords with as little work as can be: for benchmarks and tests only.")
    var weakPasswords = false

    @Option(help: "Run the market's clock so many minutes ahead, to see deadlines pass. With play money only.")
    var clockAheadMinutes = 0

    func validate() throws {
        guard !demo || bankURL == nil else {
            throw ValidationError("--demo pays through the bank beside the market; leave out --bank-url")
        }
        guard (0...1_000_000).contains(aloneLimit) else { throw ValidationError("--alone-limit is 0 to 1000000 yuan") }
        guard gateways == nil || (!demo && bankURL == nil) else {
            throw ValidationError("--gateways is for real money alone; leave out --demo and --bank-url")
        }
        guard gateways == nil || clockAheadMinutes == 0 else {
            throw ValidationError("--clock-ahead-minutes is for play money alone")
        }
        guard clockAheadMinutes >= 0 else { throw ValidationError("--clock-ahead-minutes counts from zero") }
        guard gateways == nil || publicURL?.hasPrefix("https://") == true else {
            throw ValidationError("--gateways needs --public-url with https://, for the gateways' notifications")
        }
    }

    func run() async throws {
        let premises = place.premises(log)
        guard let port = FreePort.settled(port), let bankPort = FreePort.settled(bankPort) else {
            throw ValidationError("the system has no free port")
        }
        let clock = AheadClock(minutes: clockAheadMinutes)
        let sandbox = Sandbox(
            keys: try premises.keys().sandbox(), host: host, port: bankPort,
            folder: premises.folder.appending(path: "bank"))
        let realMoney = try gateways.map { try GatewaysFile($0) }
        let bank = try address(bankURL ?? "http://\(host):\(bankPort)")
        let ownAddress = try address(publicURL ?? "http://\(host):\(port)")
        let categorySource = CategoryFolder.source(categories, data: premises.folder)
        let marketplace = try await premises.open(
            gateways: Gateways(
                standard: realMoney?.standard ?? sandbox.gateway(at: bank, now: { clock.now() }),
                others: realMoney?.others ?? [],
                publicAddress: ownAddress),
            categories: try CategoryFolder.load(categories, data: premises.folder),
            passwordWork: weakPasswords ? .least : .standard, mail: try mail.server(),
            desk: DeskPolicy(aloneMinorMax: aloneLimit * 100, proposalHours: DeskPolicy.standard.proposalHours),
            payouts: payouts.policy, policy: fee.policy,
            clock: clock)
        if let fault = try await marketplace.mixedMoney() {
            await marketplace.database.close()
            throw ValidationError("\(fault)")
        }
        if demo { try await DemoWorld(sandbox: sandbox).fillIfEmpty(marketplace) }

        let site = MarketSite(
            marketplace,
            configuration: SiteConfiguration(
                publicURL: publicURL, formOrigins: realMoney?.pageOrigins ?? [bank.text],
                logsAccess: log <= .info))
        let server = Application(
            responder: site.front, server: MarketSite.server(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in
                print("诚序 Chengxu: http://\(host):\(channel.localAddress?.port ?? port)")
                if demo { for line in DemoWorld.accountLines { print(line) } }
                // Whoever started the server through a pipe waits for the address.
                fflush(nil)
            },
            logger: premises.logger)
        var services: [any ServiceLifecycle.Service] = [
            server, marketplace.notary, DeadlineRunner(marketplace), OutboxRunner(marketplace),
            CategoryWatcher(categorySource, marketplace.shelf, logger: premises.logger),
            PaymentWatcher(marketplace), InspectionRunner(marketplace), ErasureRunner(marketplace), MailRunner(marketplace),
            UploadSweeper(marketplace), NodeSignals(marketplace), BillRunner(marketplace), PayoutRunner(marketplace),
            DebtRunner(marketplace),
            NoticeMailer(marketplace), BounceReader(marketplace, folder: premises.folder.appending(path: "bounces")),
            ModerationRunner(marketplace),
        ]
        services += realMoney?.services(logger: premises.logger) ?? []
        if bankURL == nil, realMoney == nil {
            services.insert(try sandbox.bank(logger: premises.logger, now: { clock.now() }), at: 0)
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: premises.logger))
        do {
            try await group.run()
        } catch {
            await marketplace.database.close()
            throw error
        }
        await marketplace.database.close()
    }

    private func address(_ text: String) throws -> WebAddress {
        guard let address = WebAddress(text) else { throw ValidationError("not an http address: \(text)") }
        return address
    }
}

/// `chengxu sandbox-bank`: the bank with play money as a process of its own.
struct SandboxBankCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox-bank", abstract: "Run the bank with play money by itself.")

    @OptionGroup var place: PlaceOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8090

    func run() async throws {
        let premises = place.premises(.notice)
        let sandbox = Sandbox(
            keys: try premises.keys().sandbox(), host: host, port: port, folder: premises.folder.appending(path: "bank"))
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [try sandbox.bank(logger: premises.logger)], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: premises.logger))
        try await group.run()
    }
}

// swift-format-ignore: AvoidRetroactiveConformances
extension Logger.Level: @retroactive ExpressibleByArgument {}
