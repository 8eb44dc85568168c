-- Repeats the calls of a batch, each method as often as in the batch. MIX is a file with one body per line.
local bodies = {}
for line in io.lines(os.getenv("MIX")) do bodies[#bodies + 1] = line end
local headers = { ["Content-Type"] = "application/json; charset=utf-8" }
local at = 0
request = function()
    at = at % #bodies + 1
    return wrk.format("POST", "/", headers, bodies[at])
end
