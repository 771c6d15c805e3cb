import Hummingbird
import Logging
import Market
import ServiceLifecycle

/// The sandbox bank: a small payment provider with play money, that speaks HTTP and nothing else with the market.
///
/// It runs as a process of its own or beside the market in one; in both cases it is another party.
package struct SandboxBank: Service {
    private let configuration: Configuration
    private let book: BankBook
    private let courier: NoticeCourier
    private let mood: BankMood
    private let pages: BankPages
    private let now: @Sendable () -> Timestamp
    private let logger: Logger

    /// How a bank is set up.
    package struct Configuration: Sendable {
        /// Where it listens.
        package var host: String
        /// Zero for any free port.
        package var port: Int
        /// Who may send buyers and ask questions, by name.
        package var merchants: [SandboxMerchant: Merchant]
        /// The bank's own; signs answers and notifications.
        package var key: SigningKey
        /// Where the journal is kept; nil forgets everything with the process.
        package var folder: String?
        /// Whether it misbehaves when asked to, by a merchant or on the pay page.
        package var allowsMishaps: Bool
        /// How long things take.
        package var timing: Timing

        package init(
            host: String = "127.0.0.1", port: Int, merchants: [SandboxMerchant: Merchant], key: SigningKey,
            folder: String?, allowsMishaps: Bool = true, timing: Timing = Timing()
        ) {
            self.host = host
            self.port = port
            self.merchants = merchants
            self.key = key
            self.folder = folder
            self.allowsMishaps = allowsMishaps
            self.timing = timing
        }
    }

    /// A merchant of the bank.
    package struct Merchant: Sendable {
        /// Checks pay links and questions.
        package var key: VerifyingKey
        /// The name on the pay page.
        package var title: Bilingual

        package init(key: VerifyingKey, title: Bilingual) {
            self.key = key
            self.title = title
        }
    }

    /// How long things take, in milliseconds.
    package struct Timing: Sendable {
        /// The pauses before the second and later tries of a notification; with the first there are eight.
        package var retryDelaysMs: [Int] = [200, 1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000]
        /// How long one try may take.
        package var noticeTimeoutMs = 5_000
        /// How long the buyer's browser waits for the first try before it is sent back.
        package var noticeWaitMs = 1_000
        /// How late a late notification is.
        package var lateMs = 15_000
        /// How slow a slow bank is.
        package var slowMs = 10_000

        package init() {}
    }

    /// Reads the journal. Throws: `BankJournalFault`, file errors, and template errors, which are bugs.
    package init(
        _ configuration: Configuration, logger: Logger = Logger(label: "sandbox-bank"),
        now: @escaping @Sendable () -> Timestamp = WallClock.now
    ) throws {
        self.configuration = configuration
        self.logger = logger
        self.now = now
        book = try BankBook(folder: configuration.folder)
        courier = NoticeCourier(
            book: book, key: configuration.key, timing: configuration.timing, logger: logger, now: now)
        mood = BankMood(slowMs: configuration.timing.slowMs)
        pages = try BankPages()
    }

    /// Serves until shutdown.
    package func run() async throws {
        try await run(onListening: { _ in })
    }

    /// Serves until shutdown, and tells the port as soon as it listens. Throws: if the port is taken.
    package func run(onListening: @escaping @Sendable (_ port: Int) async -> Void) async throws {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(BankHeaders())
        BankQuestions(configuration: configuration, book: book, mood: mood, now: now, logger: logger).add(to: router)
        BankCounter(
            configuration: configuration, book: book, courier: courier, mood: mood, pages: pages, now: now, logger: logger
        ).add(to: router)
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname(configuration.host, port: configuration.port)),
            services: [courier],
            onServerRunning: { channel in
                await onListening(channel.localAddress?.port ?? 0)
            },
            logger: logger)
        try await application.run()
    }
}
