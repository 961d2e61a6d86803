import Testing

@testable import LotseWeb

@Suite struct PaginationTests {
    static func pages(_ current: Int, of total: Int) -> [String]? {
        Pagination(current: current, pageSize: 20, total: total, summary: "") { "?page=\($0)" }?.pages
            .map { $0.isGap ? "…" : $0.isCurrent ? "[\($0.label)]" : $0.label }
    }

    @Test func `one page needs no way through it`() {
        #expect(Self.pages(1, of: 0) == nil)
        #expect(Self.pages(1, of: 20) == nil)
    }

    @Test func `first, last and neighbours are shown, gaps between them`() {
        #expect(Self.pages(1, of: 21) == ["[1]", "2"])
        #expect(Self.pages(1, of: 312) == ["[1]", "2", "…", "16"])
        #expect(Self.pages(8, of: 312) == ["1", "…", "7", "[8]", "9", "…", "16"])
        #expect(Self.pages(16, of: 312) == ["1", "…", "15", "[16]"])
    }

    @Test func `the first page has nothing before it and the last nothing after it`() {
        let first = Pagination(current: 1, pageSize: 20, total: 45, summary: "") { "?page=\($0)" }
        let last = Pagination(current: 3, pageSize: 20, total: 45, summary: "") { "?page=\($0)" }
        #expect(first?.previousPath == nil && first?.nextPath == "?page=2")
        #expect(last?.previousPath == "?page=2" && last?.nextPath == nil)
    }
}
