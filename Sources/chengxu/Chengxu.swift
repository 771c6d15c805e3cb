import ArgumentParser
@main struct Chengxu: AsyncParsableCommand { mutating func run() async throws {} }
